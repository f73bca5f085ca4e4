import { qrPath } from './qr-code.tsx';

/** A QR code alone, for paper. */
export function QrMark({ text }: { text: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
}
