import type { HttpResponse } from "../../api/http-message.ts";
import { type Exchange, page, statusOfFailure } from "../../network/index.ts";
import type { Cluster } from "../cluster.ts";
import type { EntryRequest } from "./requests.ts";

/** So long the outside tries to reach the entry, which no machine may have. */
const connectTimeoutMs = 5_000;

/**
 * Sends a request from beyond the cluster to where requests for Ingresses arrive, and tells the
 * answer when its time has come. What it returns gives the request up.
 */
export function askEntry(
  cluster: Cluster,
  { host, port, path, isTls, method, headers, body }: EntryRequest,
  answered: (response: HttpResponse) => void,
): () => void {
  const sending = cluster.network.begin(
    {
      source: { kind: "outside" },
      target: { isTls, host: cluster.ingress.address, port, path },
      method,
      headers: { ...headers, host },
      ...(body !== undefined && { body }),
      connectTimeoutMs,
      isTraced: false,
    },
    cluster.nowMs,
  );
  const { clock } = cluster;
  let timer = clock.setTimer(Math.ceil(sending.exchange.tookMs), () => {
    const exchange = sending.settled(cluster.nowMs);
    const moreMs = Math.ceil(exchange.tookMs - sending.exchange.tookMs);
    const tell = () => answered(responseOf(exchange));
    if (moreMs > 0) timer = clock.setTimer(moreMs, tell);
    else tell();
  });
  return () => timer.cancel();
}

const responseOf = ({ response, failure }: Exchange): HttpResponse =>
  response ?? page(statusOfFailure(failure?.reason ?? "ConnectionReset"));
