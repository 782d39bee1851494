/** One HTTP request over a connection to a simulated server. */
import type { ProxyAnswer, ProxyRequest } from "../../apiserver/http/proxy.ts";
import type {
  Connection,
  ConnectionListener,
} from "../../apiserver/http/streams/container-streams.ts";

interface Listener {
  readonly answered: (answer: ProxyAnswer) => void;
  /** The connection could not be made. */
  readonly refused: () => void;
  /** The server hung up before it had answered. */
  readonly brokenOff: () => void;
}

/** Sends a request and tells what comes of it; returns what gives it up. */
export function exchangeHttp(
  connect: (listener: ConnectionListener) => Connection,
  request: ProxyRequest,
  { answered, refused, brokenOff }: Listener,
): () => void {
  const received: Uint8Array[] = [];
  const connection = connect({
    data: (bytes) => void received.push(bytes),
    end() {
      const answer = readAnswer(Buffer.concat(received));
      if (answer === undefined) brokenOff();
      else answered(answer);
    },
    fail: refused,
  });
  connection.write(requestBytes(request));
  return () => connection.close();
}

function requestBytes({ method, url, body, contentType }: ProxyRequest): Uint8Array {
  const head = [
    `${method} ${url} HTTP/1.1`,
    "Host: localhost",
    "Connection: close",
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    ...(body.length === 0 ? [] : [`Content-Length: ${body.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]);
}

/** Headers that say how an answer came here, not what it is. */
const hopByHop = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

function readAnswer(bytes: Buffer): ProxyAnswer | undefined {
  const at = bytes.indexOf("\r\n\r\n");
  if (at < 0) return undefined;
  const [status = "", ...lines] = bytes.subarray(0, at).toString("latin1").split("\r\n");
  const code = Number(/^HTTP\/1\.[01] (\d{3})/.exec(status)?.[1]);
  if (Number.isNaN(code)) return undefined;
  const headers = lines
    .map((line) => /^([^:]+):[ \t]*(.*)$/.exec(line) ?? [])
    .map(([, name = "", value = ""]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== "" && !hopByHop.has(name));
  return { code, headers: Object.fromEntries(headers), body: bytes.subarray(at + 4) };
}
