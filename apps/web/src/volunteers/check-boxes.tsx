import styles from './sign-up.module.css';

/** Any of a few words, as boxes that a thumb hits. */
export function CheckBoxes<V extends string>({
  legend,
  words,
  values,
  onChange,
}: {
  legend: string;
  words: Readonly<Record<V, string>>;
  values: readonly V[];
  onChange: (values: V[]) => void;
}) {
  return (
    <fieldset className={styles['boxes']}>
      <legend>{legend}</legend>
      {(Object.keys(words) as V[]).map((value) => (
        <label key={value} className={styles['box']}>
          <input
            type="checkbox"
            checked={values.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, value] : values.filter((each) => each !== value))
            }
          />
          {words[value]}
        </label>
      ))}
    </fieldset>
  );
}
