/** A client of HTTP/1.1 that costs next to nothing: what is measured is the server. */
import { createConnection, type Socket } from "node:net";

/** One keep-alive connection, one request at a time. */
export class Connection {
  readonly #socket: Socket;
  #head: Buffer = Buffer.alloc(0);
  /** Bytes of the body that are still to come; undefined while the head is read. */
  #left: number | undefined;
  #done: ((status: number) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;
  #status = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (bytes: Buffer) => this.#take(bytes));
    socket.on("error", (error) => this.#failed?.(error));
    socket.on("close", () => this.#failed?.(new Error("the server has hung up")));
  }

  static open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port) });
      socket.once("connect", () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  /** Sends a request as it stands, and resolves with the status once the answer is here. */
  send(request: string | Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    if (this.#left === undefined) {
      this.#head = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes]);
      const end = this.#head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = this.#head.toString("latin1", 0, end);
      const length = /content-length: *([0-9]+)/i.exec(head)?.[1];
      if (length === undefined) throw new Error(`an answer without a length: ${head}`);
      this.#status = Number(head.slice(9, 12));
      this.#left = Number(length) - (this.#head.length - end - 4);
      this.#head = Buffer.alloc(0);
    } else {
      this.#left -= bytes.length;
    }
    if (this.#left > 0) return;
    this.#left = undefined;
    this.#done?.(this.#status);
  }
}

/** The text of a request. */
export function requestText(
  method: string,
  path: string,
  { body, contentType = "application/json" }: { body?: object; contentType?: string } = {},
): string {
  const text = body === undefined ? "" : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    "host: localhost",
    "accept: application/json",
    "user-agent: bench/1",
    ...(body === undefined
      ? []
      : [`content-type: ${contentType}`, `content-length: ${Buffer.byteLength(text)}`]),
  ];
  return `${head.join("\r\n")}\r\n\r\n${text}`;
}
