import { expect, test } from "vitest";
import { portBeside } from "./proxy.ts";

test.each([
  { behaviour: "as kubectl does", server: "https://10.0.0.1:6443", port: 8001 },
  { behaviour: "beside the cluster of this machine", server: "http://127.0.0.1:8001", port: 8002 },
  { behaviour: "beside it by its name", server: "http://localhost:8001", port: 8002 },
  { behaviour: "at the port of a cluster elsewhere", server: "http://10.0.0.1:8001", port: 8001 },
])("the proxy listens $behaviour", ({ server, port }) => {
  expect(portBeside(server)).toBe(port);
});
