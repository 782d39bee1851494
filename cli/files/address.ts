/** Manifests at an address. Source: cli-runtime 1.36, resource.URLVisitor. */
import http, { type IncomingMessage } from "node:http";
import type { Clock } from "../../api/runtime.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { connectionFailure, readText } from "../server/http.ts";

const attemptsMax = 3;
const pauseMs = 1_000;
const redirectsMax = 10;

/** What is there. A server that fails is asked again. Throws where there is nothing to be had. */
export async function readAddress(address: string, clock: Clock): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await followed(new URL(address));
    const text = await readText(response);
    const { statusCode: code = 0, statusMessage } = response;
    if (code === 200) return text;
    if (code < 500 || attempt === attemptsMax) {
      const reported = `server reported ${code} ${statusMessage}, status code=${code}`;
      throw new Failure(`unable to read URL "${address}", ${reported}`);
    }
    await new Promise<void>((resolve) => clock.setTimer(pauseMs, resolve));
  }
}

/** The answer behind all redirections. */
async function followed(address: URL): Promise<IncomingMessage> {
  let url = address;
  for (let redirects = 0; redirects < redirectsMax; redirects += 1) {
    const response = await answer(url);
    const { location } = response.headers;
    if ((response.statusCode ?? 0) < 300 || location === undefined) return response;
    response.resume();
    url = new URL(location, url);
  }
  throw new Failure(`Get "${url}": stopped after ${redirectsMax} redirects`);
}

async function answer(url: URL): Promise<IncomingMessage> {
  const get = url.protocol === "https:" ? (await import("node:https")).get : http.get;
  return new Promise((resolve, reject) => {
    get(url, resolve).on("error", (error) => reject(connectionFailure(error, url)));
  });
}
