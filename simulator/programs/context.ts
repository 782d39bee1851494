/** Whatever a program or a test reaches the API server with, in types that any project has. */

/** A KubeConfig of `@kubernetes/client-node`, as far as it is needed here. */
export interface ClientConfig {
  loadFromClusterAndUser(
    cluster: { name: string; server: string; skipTLSVerify: boolean },
    user: { name: string },
  ): void;
  applySecurityAuthentication(context: never): PromiseLike<void>;
  applyToHTTPSOptions(options: never): PromiseLike<void>;
}

/** What undici, and the `fetch` of Node, send their requests with. */
export interface Dispatcher {
  dispatch(options: object, handler: object): boolean;
  close(): PromiseLike<void>;
  destroy(): PromiseLike<void>;
}

/** The ways to the API server. All of them lead to the same, past every socket of the machine. */
export interface ProgramContext {
  /** Where the API server is: `http://localhost`. */
  readonly url: string;
  /**
   * For undici, `request(url, { dispatcher })`, and for fetch, whose types know none:
   * `fetch(url, { dispatcher } as RequestInit)`.
   */
  readonly dispatcher: Dispatcher;
  /** Turns a KubeConfig of `@kubernetes/client-node` to the cluster, and returns it. */
  connect<C extends ClientConfig>(config: C): C;
}

export interface ProgramOptions {
  /** How long a request takes to the API server, in milliseconds; 1 where nothing is said. */
  readonly latencyMs?: number;
  /**
   * Whether it is started anew, as a container is, once it has called `process.exit` or thrown what
   * nobody caught. `Never`, where nothing is said: then that fails the test.
   */
  readonly restartPolicy?: "Never" | "Always";
  /**
   * It has failed once it has asked to change one object more often than this within ten seconds,
   * or has read the same ten times as often; 250 where nothing is said, `Infinity` for no limit.
   */
  readonly writesMax?: number;
}
