/** How bytes stand in the messages of a WebSocket: as they are, or as text in base64. */
export interface Framing {
  /** A message with bytes alone. */
  bytes(bytes: Uint8Array): Buffer | string;
  /** A message with bytes for a channel, whose number comes first. */
  channel(channel: number, bytes: Uint8Array): Buffer | string;
  /** The channel and the bytes of a message; `undefined` where there is nothing in it. */
  read(message: Uint8Array): ChannelBytes | undefined;
}

export interface ChannelBytes {
  readonly channel: number;
  readonly bytes: Uint8Array;
}

/**
 * The framing of a subprotocol: those with `base64.` in their names are for clients that read text.
 * Source: apimachinery util/httpstream/wsstream 1.36.
 */
export const framingOf = (protocol: string): Framing =>
  protocol.includes("base64.") ? text : binary;

const binary: Framing = {
  bytes: (bytes) => Buffer.from(bytes),
  channel: (channel, bytes) => Buffer.concat([Uint8Array.of(channel), bytes]),
  read(message) {
    const [channel] = message;
    return channel === undefined ? undefined : { channel, bytes: message.subarray(1) };
  },
};

/** The digit of channel 0. */
const zero = 0x30;

const text: Framing = {
  bytes: base64,
  channel: (channel, bytes) => String.fromCharCode(zero + channel) + base64(bytes),
  read(message) {
    const [digit] = message;
    if (digit === undefined) return undefined;
    const encoded = Buffer.from(message.subarray(1)).toString("latin1");
    return { channel: digit - zero, bytes: Buffer.from(encoded, "base64") };
  },
};

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
