/** Whom undici tells what becomes of a request, in the two forms that its versions have. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

/** Up to undici 7, and in the `fetch` of Node 20 to 24. */
interface OldHandler {
  onConnect?(abort: (reason?: unknown) => void): void;
  onHeaders?(
    code: number,
    headers: readonly Buffer[],
    resume: () => void,
    statusText: string,
  ): unknown;
  onData?(chunk: Buffer): unknown;
  onComplete?(trailers: readonly Buffer[]): void;
  onError?(error: unknown): void;
}

/** From undici 7 on. */
interface NewHandler {
  onRequestStart(controller: Controller, context: object): void;
  onResponseStart?(
    controller: Controller,
    code: number,
    headers: IncomingHttpHeaders,
    statusText: string,
  ): void;
  onResponseData?(controller: Controller, chunk: Buffer): void;
  onResponseEnd?(controller: Controller, trailers: IncomingHttpHeaders): void;
  onResponseError?(controller: Controller, error: unknown): void;
}

export type DispatchHandler = OldHandler | NewHandler;

/** Either of them. What may be too fast answers "paused", and the handler resumes the response. */
export interface Listener {
  began(abort: (reason?: unknown) => void): void;
  answered(response: IncomingMessage): "paused" | "flowing";
  data(chunk: Buffer): "paused" | "flowing";
  ended(): void;
  failed(error: unknown): void;
}

export const listenerOf = (handler: DispatchHandler): Listener =>
  "onRequestStart" in handler ? newListener(handler) : oldListener(handler);

function oldListener(handler: OldHandler): Listener {
  const flow = (goOn: unknown) => (goOn === false ? "paused" : "flowing");
  return {
    began: (abort) => handler.onConnect?.(abort),
    answered: (response) => {
      const { statusCode = 0, statusMessage = "", rawHeaders } = response;
      const headers = rawHeaders.map((text) => Buffer.from(text, "latin1"));
      return flow(handler.onHeaders?.(statusCode, headers, () => response.resume(), statusMessage));
    },
    data: (chunk) => flow(handler.onData?.(chunk)),
    ended: () => handler.onComplete?.([]),
    failed: (error) => handler.onError?.(error),
  };
}

/** By which a handler holds the response up. Source: undici docs/docs/api/Dispatcher.md 8. */
class Controller {
  readonly rawHeaders: readonly string[] = [];
  aborted = false;
  reason: unknown = null;
  paused = false;
  response: IncomingMessage | undefined;
  readonly #abort: (reason?: unknown) => void;

  constructor(abort: (reason?: unknown) => void) {
    this.#abort = abort;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.response?.resume();
  }

  abort(reason?: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#abort(reason);
  }
}

function newListener(handler: NewHandler): Listener {
  let controller = new Controller(() => {});
  const flow = () => (controller.paused ? "paused" : "flowing");
  return {
    began(abort) {
      controller = new Controller(abort);
      handler.onRequestStart(controller, {});
    },
    answered(response) {
      controller.response = response;
      const { statusCode = 0, statusMessage = "", headers } = response;
      handler.onResponseStart?.(controller, statusCode, headers, statusMessage);
      return flow();
    },
    data(chunk) {
      handler.onResponseData?.(controller, chunk);
      return flow();
    },
    ended: () => handler.onResponseEnd?.(controller, {}),
    failed: (error) => handler.onResponseError?.(controller, error),
  };
}
