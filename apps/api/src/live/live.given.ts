type Message = { event: string; data: Record<string, unknown> };

/** Reads one live stream the way a browser's EventSource does. */
export class LiveStream {
  lastEventId = '';
  readonly #stop = new AbortController();
  readonly #waiting: Message[] = [];
  #wake = () => {};
  #hasEnded = false;

  static async open(base: string, cookie: string, lastEventId?: string): Promise<LiveStream> {
    const stream = new LiveStream();
    const headers = { cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const response = await fetch(`${base}/api/v1/live`, { headers, signal: stream.#stop.signal });
    if (!response.ok || !response.body) throw new Error(`The stream answers ${response.status}`);
    stream.#read(response.body);
    return stream;
  }

  #read(body: ReadableStream<Uint8Array>): void {
    const decoder = new TextDecoder();
    let buffer = '';
    const take = async () => {
      for await (const chunk of body) {
        buffer += decoder.decode(chunk, { stream: true });
        const blocks = buffer.split('\n\n');
        buffer = blocks.pop() ?? '';
        for (const block of blocks) this.#keep(block);
        this.#wake();
      }
    };
    void take()
      .catch(() => {})
      .then(() => {
        this.#hasEnded = true;
        this.#wake();
      });
  }

  #keep(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    this.lastEventId = field('id') ?? this.lastEventId;
    const event = field('event');
    if (event) this.#waiting.push({ event, data: JSON.parse(field('data') ?? '{}') as Record<string, unknown> });
  }

  /** The data of the next message, which must be of this kind; fails after four seconds. */
  async next(event: string): Promise<Record<string, unknown>> {
    await this.#until(() => this.#waiting.length > 0, `a ${event}`);
    const message = this.#waiting.shift()!;
    if (message.event !== event) throw new Error(`Expected ${event}, heard ${JSON.stringify(message)}`);
    return message.data;
  }

  async ended(): Promise<void> {
    await this.#until(() => this.#hasEnded, 'the end');
  }

  close(): void {
    this.#stop.abort();
  }

  async #until(isSo: () => boolean, what: string): Promise<void> {
    const end = Date.now() + 4_000;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`Waited four seconds for ${what}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 100);
      });
    }
  }
}
