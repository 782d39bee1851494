import { describe, expect, test } from "vitest";
import { SpdyConnection, type SpdyStream } from "./connection.ts";
import { controlFrame, dataFrame, type Frame, FrameReader, frameTypes } from "./frames.ts";
import { HeaderWriter } from "./header-block.ts";

const { synStream, rstStream, ping, goAway, settings, windowUpdate } = frameTypes;

/** A connection whose other side says in words what comes and goes. */
function pair({ refuses = false } = {}) {
  const said: string[] = [];
  const streams: SpdyStream[] = [];
  const frames = new FrameReader();
  const connection = new SpdyConnection({
    send(bytes) {
      for (const frame of frames.read(bytes)) said.push(tell(frame));
    },
    open(stream) {
      if (refuses) return undefined;
      streams.push(stream);
      const name = stream.headers.get("name");
      return {
        begin: () => void said.push(`${name} begins`),
        data: (bytes) => void said.push(`${name} gets ${Buffer.from(bytes)}`),
        endInput: () => void said.push(`${name} gets no more`),
        reset: () => void said.push(`${name} is reset`),
      };
    },
  });
  const writer = new HeaderWriter();
  const open = (id: number, name: string) =>
    controlFrame(synStream, id, 0, Buffer.alloc(2), writer.write(new Map([["name", name]])));
  return { connection, streams, said, open };
}

function tell(frame: Frame): string {
  const { isLast, payload } = frame;
  if (frame.kind === "data") return `data ${frame.streamId}: ${payload}${isLast ? " end" : ""}`;
  const names = Object.entries(frameTypes);
  const name = names.find(([, type]) => type === frame.type)?.[0];
  return `${name} ${payload.readUInt32BE(0)}`;
}

const bytes = (text: string) => Buffer.from(text);

describe("a SPDY connection", () => {
  test("carries data both ways until both sides have ended", () => {
    const { connection, streams, said, open } = pair();
    connection.receive(open(1, "a"));
    connection.receive(dataFrame(1, bytes("hello"), false));
    streams[0]?.write(bytes("hi"));
    connection.receive(dataFrame(1, bytes("bye"), true));
    connection.receive(dataFrame(1, bytes("late"), false));
    streams[0]?.write(bytes("and"));
    streams[0]?.end();
    streams[0]?.end();
    streams[0]?.write(bytes("late"));
    expect(said).toEqual([
      "synReply 1",
      "a begins",
      "a gets hello",
      "data 1: hi",
      "a gets bye",
      "a gets no more",
      "data 1: and",
      "data 1:  end",
    ]);
  });

  test("reads frames in whatever pieces they come", () => {
    const { connection, said, open } = pair();
    const all = Buffer.concat([open(1, "a"), open(3, "b"), dataFrame(3, bytes("hello"), true)]);
    for (const byte of all) connection.receive(Uint8Array.of(byte));
    expect(said).toEqual([
      "synReply 1",
      "a begins",
      "synReply 3",
      "b begins",
      "b gets hello",
      "b gets no more",
    ]);
  });

  test("resets one stream when the client does, and all when it goes", () => {
    const { connection, said, open } = pair();
    for (const [id, name] of [
      [1, "a"],
      [3, "b"],
      [5, "c"],
    ] as const) {
      connection.receive(open(id, name));
    }
    said.length = 0;
    connection.receive(controlFrame(rstStream, 1, 5));
    connection.receive(dataFrame(1, bytes("late"), false));
    connection.close();
    expect(said).toEqual(["a is reset", "b is reset", "c is reset"]);
  });

  test("answers pings, and passes over what means nothing to it", () => {
    const { connection, said } = pair();
    connection.receive(controlFrame(ping, 7));
    connection.receive(controlFrame(settings, 0));
    connection.receive(controlFrame(windowUpdate, 1, 100));
    connection.receive(controlFrame(goAway, 0, 0));
    connection.receive(dataFrame(9, bytes("for nobody"), false));
    expect(said).toEqual(["ping 7"]);
  });

  test("refuses what is not to be opened, an id that is taken, and too many", () => {
    const refusing = pair({ refuses: true });
    refusing.connection.receive(refusing.open(1, "a"));
    expect(refusing.said).toEqual(["rstStream 1"]);

    const { connection, said, open } = pair();
    for (let id = 1; id <= 2_001; id += 2) connection.receive(open(id, "a"));
    expect(said.at(-1)).toBe("rstStream 2001");
    connection.receive(open(1, "again"));
    expect(said.at(-1)).toBe("rstStream 1");
    expect(said.filter((each) => each === "a begins")).toHaveLength(1_000);
  });

  test.each([
    { behaviour: "another version", frame: Buffer.from([0x80, 2, 0, 1, 0, 0, 0, 0]) },
    { behaviour: "too long a frame", frame: Buffer.from([0, 0, 0, 1, 0, 0xff, 0xff, 0xff]) },
    { behaviour: "a stream without an id", frame: controlFrame(synStream) },
    {
      behaviour: "a stream without headers",
      frame: controlFrame(synStream, 1, 0, Buffer.alloc(2)),
    },
    { behaviour: "a reset of nothing", frame: controlFrame(rstStream) },
    { behaviour: "no SPDY at all", frame: bytes("\x80GET / HTTP/1.1\r\n\r\n") },
  ])("throws at $behaviour", ({ frame }) => {
    expect(() => pair().connection.receive(frame)).toThrow();
  });
});
