import { qrPath } from '../../shared/ui/qr-code.tsx';

interface Picture {
  title: string;
  /** Name and value, one below the other. */
  lines: readonly (readonly [string, string])[];
  link: string;
  fileName: string;
}

const WIDTH = 720;
const HEIGHT = 1000;
const MARGIN = 60;
const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Draws the receipt as a picture and gives it to the browser to save; nothing leaves the device. */
export async function saveReceiptPicture({ title, lines, link, fileName }: Picture): Promise<void> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) return;
  const write = (text: string, y: number, size: number, color: string) => {
    context.fillStyle = color;
    context.font = `${size > 30 ? 700 : 400} ${size}px ${FONT}`;
    context.fillText(text, MARGIN, y, WIDTH - 2 * MARGIN);
  };

  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  write(title, 100, 44, '#9c3a25');
  lines.forEach(([name, value], index) => {
    write(name, 170 + index * 110, 26, '#5f5750');
    write(value, 222 + index * 110, 46, '#221e1a');
  });
  const { path, size } = qrPath(link);
  const side = 460;
  context.translate((WIDTH - side) / 2, 420);
  context.scale(side / size, side / size);
  context.fillStyle = '#000000';
  context.fill(new Path2D(path));
  context.resetTransform();
  write(link, 950, 18, '#5f5750');

  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) return;
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
