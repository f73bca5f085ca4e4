import { qrPath } from './qr-code.tsx';

/** A QR code alone, for paper. */
export function QrMark({ text, label = text }: { text: string; label?: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
}
