import { Duplex } from "node:stream";

type Done = (error?: Error | null) => void;

/** How what one end writes gets to the other: each call is carried out in the order of calls. */
export type Carry = (deliver: () => void) => void;

/** One end of a connection that never leaves the process. */
class WireEnd extends Duplex {
  readonly #carry: Carry;
  #peer: WireEnd | undefined;

  constructor(carry: Carry) {
    super();
    this.#carry = carry;
  }

  join(peer: WireEnd): void {
    this.#peer = peer;
  }

  override _read(): void {
    // The other end writes whenever it likes; what is not read yet waits here.
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.#send((peer) => peer.push(chunk));
    done();
  }

  override _final(done: Done): void {
    this.#send((peer) => peer.push(null));
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#send((peer) => peer.destroy());
    done(error);
  }

  #send(deliver: (peer: WireEnd) => void): void {
    const peer = this.#peer;
    if (peer === undefined) return;
    this.#carry(() => {
      if (!peer.destroyed) deliver(peer);
    });
  }
}

/** A connection, as its two ends have it. */
export function wire(carries: { readonly toServer: Carry; readonly toClient: Carry }): {
  readonly client: Duplex;
  readonly server: Duplex;
} {
  const client = new WireEnd(carries.toServer);
  const server = new WireEnd(carries.toClient);
  client.join(server);
  server.join(client);
  return { client, server };
}
