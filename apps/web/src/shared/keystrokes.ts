const EDITABLE =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="menu"], dialog';

/** True while an input method turns keystrokes into characters; they belong to it, Enter and Escape included. */
export function isComposing(event: { isComposing?: boolean; keyCode: number }): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

/** Whether a key is free to be a shortcut: no modifier, no composition, nobody typing and no menu or dialog open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return false;
  return !(event.target instanceof Element && event.target.closest(EDITABLE));
}
