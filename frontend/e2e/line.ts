import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the platform that breaks in the midst of what is sent. */
export interface Line {
  url: string;
  /** How often it broke. */
  broken: () => number;
  close: () => void;
}

/**
 * @param to the platform
 * @param breaks after how many bytes sent by it; what has left by then arrives
 */
export async function brittleLine(to: URL, breaks: number[]): Promise<Line> {
  const open = new Set<Socket>();
  let sent = 0;
  let broken = 0;
  const server = createServer((here) => {
    const there = connect(Number(to.port), to.hostname);
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => open.delete(one));
    }
    here.on('data', (bytes) => {
      sent += bytes.length;
      if (sent > (breaks[broken] ?? Infinity)) {
        broken += 1;
        here.unpipe();
        here.resetAndDestroy();
        there.end();
      }
    });
    here.pipe(there);
    there.pipe(here);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    close: () => {
      server.close();
      open.forEach((socket) => socket.destroy());
    },
  };
}
