/** What a client says before a connection is encrypted. Source: RFC 8446 4.1.2, RFC 6066 3. */

/** Where the length of the session id is: behind the heads, the version and the random bytes. */
const sessionIdAt = 5 + 4 + 2 + 32;
const serverName = 0;

/** Whether the first bytes of a connection name the server. False where they end before that. */
export function namesServer(hello: Buffer): boolean {
  const cipherSuitesAt = after(hello, sessionIdAt, 1);
  const compressionAt = after(hello, cipherSuitesAt, 2);
  let at = after(hello, compressionAt, 1) + 2; // behind how long all extensions together are
  while (at + 4 <= hello.length) {
    if (hello.readUInt16BE(at) === serverName) return true;
    at = after(hello, at + 2, 2);
  }
  return false;
}

/** Where a part ends that says how long it is in so many bytes. */
const after = (hello: Buffer, at: number, bytes: number): number =>
  at + bytes > hello.length ? hello.length : at + bytes + hello.readUIntBE(at, bytes);
