import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A server in a process of its own, so that it shares nothing with the load but the machine. */
export async function startServer(
  command: string[],
  environment: NodeJS.ProcessEnv,
  readyPath: string,
): Promise<{ base: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const [program = '', ...args] = command;
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${port}`;
  for (let waited = 0; waited < 200; waited += 1) {
    const isUp = await fetch(base + readyPath).then(
      (response) => response.status < 500,
      () => false,
    );
    if (isUp) break;
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    base,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
