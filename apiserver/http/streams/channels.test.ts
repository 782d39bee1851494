/** Exec by WebSocket, with a process that answers what it is told. */
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { type ServedCluster, servedCluster } from "../../../test/http-client.ts";
import type { ContainerStreams, ExecOptions, SessionListener } from "./container-streams.ts";
import { OpenStreams } from "./opening.ts";

/** The process of the last session: what it was told, and the way to what it says. */
interface Process {
  readonly asked: ExecOptions;
  readonly listener: SessionListener;
  readonly told: string[];
  readonly closed: Promise<void>;
}

let process: Process;

const streams: ContainerStreams = {
  exec: (asked) => (listener) => {
    const told: string[] = [];
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    process = { asked, listener, told, closed };
    return {
      write(bytes) {
        told.push(`input ${text(bytes)}`);
        listener.output("stdout", bytes);
      },
      endInput: () => void told.push("end of input"),
      resize: (columns, rows) => void told.push(`${columns} by ${rows}`),
      close,
    };
  },
  attach: () => {
    throw new Error("nobody attaches");
  },
  portForward: () => {
    throw new Error("nobody connects");
  },
};

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const bytes = (words: string) => Buffer.from(words);

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, streams });
});
afterAll(() => served.close());

const all = "stdin=true&stdout=true&stderr=true";

interface Client {
  readonly socket: WebSocket;
  send(channel: number, words?: string): void;
  next(): Promise<string>;
}

/** A client whose frames come one by one, as `channel: text`. */
async function connect(query = all, protocols = ["v5.channel.k8s.io"]): Promise<Client> {
  const path = `/api/v1/namespaces/default/pods/p/exec?command=cat&${query}`;
  const socket = new WebSocket(`ws://127.0.0.1:${served.port}${path}`, protocols);
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  const take = (frame: string) => {
    const first = waiting.shift();
    if (first === undefined) frames.push(frame);
    else first(frame);
  };
  socket.on("message", (data) => {
    const frame = Buffer.from(data as Buffer); // `ws` gives buffers unless told otherwise.
    take(`${frame[0]}: ${text(frame.subarray(1))}`);
  });
  socket.on("close", (code) => take(`closed ${code}`));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("unexpected-response", (_request, response) => {
      response.setEncoding("utf8").on("data", (body) => reject(new Error(String(body))));
    });
    socket.on("error", reject);
  });
  return {
    socket,
    send: (channel, words = "") =>
      socket.send(Buffer.concat([Uint8Array.of(channel), bytes(words)])),
    next() {
      const frame = frames.shift();
      if (frame !== undefined) return Promise.resolve(frame);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

const failure = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" };

describe("a session", () => {
  test("carries input, output and the size of the terminal", async () => {
    const { socket, send, next } = await connect();
    expect(socket.protocol).toBe("v5.channel.k8s.io");
    expect(await next()).toBe("1: ");
    send(4, '{"Width":80,"Height":24}');
    send(0, "hello");
    expect(await next()).toBe("1: hello");
    process.listener.output("stderr", bytes("oh"));
    expect(await next()).toBe("2: oh");
    expect(process.told).toEqual(["80 by 24", "input hello"]);
    expect(process.asked).toMatchObject({ command: ["cat"], pod: "p", tty: false, stderr: true });
    socket.terminate();
  });

  test.each([
    { behaviour: "success", end: { exitCode: 0 }, status: { ...failure, status: "Success" } },
    {
      behaviour: "an exit code",
      end: { exitCode: 3 },
      status: {
        ...failure,
        message: "command terminated with non-zero exit code: command terminated with exit code 3",
        reason: "NonZeroExitCode",
        details: { causes: [{ reason: "ExitCode", message: "3" }] },
      },
    },
    {
      behaviour: "a failure of the kubelet",
      end: { message: 'unable to upgrade connection: container not found ("x")' },
      status: {
        ...failure,
        message: 'Internal error occurred: unable to upgrade connection: container not found ("x")',
        reason: "InternalError",
        details: {
          causes: [{ message: 'unable to upgrade connection: container not found ("x")' }],
        },
        code: 500,
      },
    },
  ])("ends with $behaviour", async ({ end, status }) => {
    const { next } = await connect();
    await next();
    process.listener.output("stdout", bytes("last"));
    process.listener.end(end);
    expect(await next()).toBe("1: last");
    const frame = await next();
    expect(frame.slice(0, 3)).toBe("3: ");
    expect(JSON.parse(frame.slice(3))).toEqual(status);
    expect(await next()).toBe("closed 1000");
  });

  describe("that is over before its client has said anything", () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
    afterEach(() => void vi.useRealTimers());

    const over = async () => {
      const client = await connect(`${all}&tty=true`);
      await client.next();
      process.listener.end({ exitCode: 0 });
      expect(await client.next()).toContain("Success");
      const answered = once(client.socket, "pong");
      client.socket.ping();
      await answered;
      expect(client.socket.readyState).toBe(WebSocket.OPEN);
      return client;
    };

    test("is closed with the first that it says", async () => {
      const { send, next } = await over();
      send(4, '{"Width":80,"Height":24}');
      expect(await next()).toBe("closed 1000");
    });

    test("is closed a tenth of a second later where it says nothing", async () => {
      const { next } = await over();
      vi.advanceTimersByTime(100);
      expect(await next()).toBe("closed 1000");
    });
  });

  test("ends with its client", async () => {
    const { socket, next } = await connect();
    await next();
    socket.close();
    await process.closed;
    // The process may still speak; nobody hears it.
    process.listener.output("stdout", bytes("late"));
    process.listener.end({ exitCode: 1 });
  });

  test.each([
    { behaviour: "ends input in the fifth", protocol: "v5.channel.k8s.io", heard: true },
    { behaviour: "means nothing in the fourth", protocol: "v4.channel.k8s.io", heard: false },
  ])("channel 255 $behaviour protocol", async ({ protocol, heard }) => {
    const { socket, send, next } = await connect(all, [protocol]);
    await next();
    send(255, "\0");
    send(0, "x");
    expect(await next()).toBe("1: x");
    expect(process.told.includes("end of input")).toBe(heard);
    socket.terminate();
  });

  test.each([
    { behaviour: "an empty message", frame: [] },
    { behaviour: "a channel that there is not", frame: [9, 1, 2] },
    { behaviour: "input on a channel of output", frame: [1, 65] },
    { behaviour: "a size that is no JSON", frame: [4, 0x7b] },
    { behaviour: "a size without numbers", frame: [4, ...bytes('{"Width":"80","Height":[]}')] },
    { behaviour: "a size that is no size", frame: [4, ...bytes('{"Width":-1,"Height":1e9}')] },
    { behaviour: "a size that is no object", frame: [4, ...bytes("null")] },
  ])("passes over $behaviour", async ({ frame }) => {
    const { socket, send, next } = await connect();
    await next();
    socket.send(Buffer.from(frame));
    send(0, "x");
    expect(await next()).toBe("1: x");
    expect(process.told).toEqual(["input x"]);
    socket.terminate();
  });

  test.each([
    { behaviour: "a close of two channels at once", frame: Buffer.from([255, 0, 0]), code: 1000 },
    { behaviour: "a message that is too long", frame: Buffer.alloc(2 ** 20 + 1), code: 1009 },
  ])("is ended by $behaviour", async ({ frame, code }) => {
    const { socket, next } = await connect();
    await next();
    socket.send(frame);
    expect(await next()).toBe(`closed ${code}`);
    await process.closed;
    expect(process.told).toEqual([]);
  });

  test("gets only what it asked for", async () => {
    const { socket, send, next } = await connect("stdout=true");
    await next();
    process.listener.output("stderr", bytes("unheard"));
    send(0, "unheard");
    process.listener.output("stdout", bytes("heard"));
    expect(await next()).toBe("1: heard");
    expect(process.told).toEqual([]);
    socket.terminate();
  });

  test("has no stderr at a terminal", async () => {
    const { socket, next } = await connect(`${all}&tty=true`);
    await next();
    expect(process.asked).toMatchObject({ tty: true, stdout: true, stderr: false });
    socket.terminate();
  });

  test("is closed once its client has too much unread", async () => {
    const { socket, next } = await connect();
    await next();
    socket.pause();
    const much = Buffer.alloc(2 ** 20);
    for (let megabytes = 0; megabytes < 40; megabytes += 1) process.listener.output("stdout", much);
    await process.closed;
    socket.terminate();
  });
});

test("sessions are counted while they last", async () => {
  const count = async () => {
    const { text } = await served.send({ path: "/metrics" });
    const lasting =
      /^apiserver_longrunning_requests\{.*subresource="exec",verb="CONNECT".*\} (\d+)$/m;
    return Number(lasting.exec(text)?.[1] ?? 0);
  };
  const before = await count();
  const { socket, next } = await connect();
  await next();
  expect(await count()).toBe(before + 1);
  socket.close();
  await process.closed;
  expect(await count()).toBe(before);
});

test("there is an end to how many sessions are open", async () => {
  const open = new OpenStreams();
  for (let count = 0; count < 1_000; count += 1) {
    open.check();
    open.begin();
  }
  expect(() => open.check()).toThrow("too many streams are open, please try again later");
  open.end();
  expect(() => open.check()).not.toThrow();
});

describe("a request is refused", () => {
  test.each([
    {
      behaviour: "without a stream",
      query: "",
      message: "you must specify at least 1 of stdin, stdout, stderr",
    },
    {
      behaviour: "in a protocol that there is not",
      query: all,
      protocols: ["v9"],
      message:
        "unable to upgrade: unable to negotiate protocol: client supports [v9], server accepts " +
        "[v5.channel.k8s.io v4.channel.k8s.io v4.base64.channel.k8s.io channel.k8s.io " +
        "base64.channel.k8s.io]",
    },
  ])("$behaviour", async ({ query, protocols, message }) => {
    await expect(connect(query, protocols)).rejects.toThrow(JSON.stringify(message));
  });

  test("without a command", async () => {
    const path = "/api/v1/namespaces/default/pods/p/exec?stdout=true";
    const upgrade = "connection: upgrade\r\nupgrade: websocket\r\nhost: localhost";
    expect(await served.sendBytes(`GET ${path} HTTP/1.1\r\n${upgrade}\r\n\r\n`)).toContain(
      '"message":"you must specify at least one command for the container"',
    );
  });

  test("without an upgrade", async () => {
    const path = `/api/v1/namespaces/default/pods/p/exec?command=ls&${all}`;
    for (const method of ["GET", "POST"]) {
      const { code, body } = await served.send({ method, path });
      expect(code).toBe(400);
      expect(body).toMatchObject({ message: "Upgrade request required", reason: "BadRequest" });
    }
  });
});
