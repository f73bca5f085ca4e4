import net from 'node:net';

/**
 * Sends bytes to a server as they are, in pieces when given several, and returns what came back until it closed the
 * connection or said nothing more for a moment.
 */
export function exchange(port: number, pieces: readonly (string | Buffer)[], quietMs = 300): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    let quiet: NodeJS.Timeout | undefined;
    let isClosed = false;
    const finish = () => {
      clearTimeout(quiet);
      socket.destroy();
      resolve({ text, isClosed, answers: answersIn(text) });
    };
    const waitMore = () => {
      clearTimeout(quiet);
      quiet = setTimeout(finish, quietMs);
    };
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data;
      waitMore();
    });
    socket.once('close', () => {
      isClosed = true;
      finish();
    });
    // A server that closes while something is still being sent resets the connection; what it said counts.
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.once('connect', () => {
      for (const piece of pieces) socket.write(piece);
      waitMore();
    });
  });
}

export interface Exchanged {
  readonly text: string;
  readonly isClosed: boolean;
  readonly answers: readonly { status: number; head: string; body: string }[];
}

/** The answers in a stream of them, taken apart by their Content-Length. */
function answersIn(text: string): { status: number; head: string; body: string }[] {
  const answers = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 ');) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const head = rest.slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    answers.push({ status: Number(head.slice(9, 12)), head, body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}
