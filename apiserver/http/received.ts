import type { IncomingHttpHeaders } from "node:http";
import type { ApiHandler, Requester } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import type { ApiServer } from "../server.ts";

/** A request as it came: all of it is there. */
export interface Incoming {
  readonly method: string;
  /** The path with its query, as it was written. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Bytes, where there are any. */
  readonly body: unknown;
  /** The address of who asks. */
  readonly ip: string;
}

/** A request, and what it is answered with, however the answer goes out. */
export interface Received {
  readonly server: ApiServer;
  /** The API as a client of that name reaches it. Absent: the server itself. */
  readonly reach?: ((client: string) => ApiHandler) | undefined;
  /** Virtual time, for what is shown in ages and for what takes its time. */
  readonly clock: Clock;
  /** Real time, for how long a connection may stay. */
  readonly wallClock: Clock;
  readonly request: Incoming;
  readonly path: string;
  readonly query: URLSearchParams;
  /** How it came. */
  readonly scheme: "http" | "https";
  /** The address and port that it came to. */
  readonly arrivedAt: () => string;
  /** Whom it is from; absent where nothing is shown of that. */
  readonly requester?: Requester | undefined;
}
