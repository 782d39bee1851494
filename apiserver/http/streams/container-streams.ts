/**
 * What the API server needs of the kubelets to stream to and from containers. All of it is
 * synchronous: whoever provides it calls the listeners, from the start on, until the end.
 */

/** Which streams of a process a client wants. */
export interface StreamOptions {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string | undefined;
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** The process has a terminal: one stream of output, whose lines end with CR LF. */
  readonly tty: boolean;
}

export interface ExecOptions extends StreamOptions {
  readonly command: readonly string[];
}

/** How a session ends: the process did, or something made it impossible, in the kubelet's words. */
export type SessionEnd = { readonly exitCode: number } | { readonly message: string };

export interface SessionListener {
  output(stream: "stdout" | "stderr", bytes: Uint8Array): void;
  /** Comes once, after all output; nothing comes after it. */
  end(end: SessionEnd): void;
}

/** The client's side of a running process. */
export interface Session {
  write(bytes: Uint8Array): void;
  endInput(): void;
  /** The size of the client's terminal, in characters. */
  resize(columns: number, rows: number): void;
  /** The client is gone before the end. Nothing is heard of the session after that. */
  close(): void;
}

/** Begins a session whose request was found good. The listener may be called before it returns. */
export type StartSession = (listener: SessionListener) => Session;

export interface ConnectionListener {
  data(bytes: Uint8Array): void;
  /** The server has said all that it will; comes once. */
  end(): void;
  /** The connection could not be made, in the runtime's words; nothing comes after it. */
  fail(message: string): void;
}

/** The client's side of a connection to a port of a pod. */
export interface Connection {
  write(bytes: Uint8Array): void;
  /** The client has sent all that it will. */
  endInput(): void;
  close(): void;
}

/** Connects to a port of one pod. The listener may be called before it returns. */
export type ConnectPort = (port: number, listener: ConnectionListener) => Connection;

/** The streams of all containers. What a request does wrong is thrown as a StatusError at once. */
export interface ContainerStreams {
  exec(options: ExecOptions): StartSession;
  attach(options: StreamOptions): StartSession;
  portForward(namespace: string, pod: string): ConnectPort;
}
