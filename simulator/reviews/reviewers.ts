import type { Reviewers } from "../../apiserver/registry/resource-table.ts";
import type { Cluster } from "../cluster.ts";
import { historyOf } from "../history-of.ts";
import { httpRequests } from "../network/http-requests.ts";
import { historyReviews } from "./history-reviews.ts";

/** What answers the kinds that only ask. */
export function reviewersOf(cluster: Cluster): Reviewers {
  return new Map([
    ...httpRequests(
      () => cluster.network,
      () => cluster.nowMs,
    ),
    ...historyReviews(historyOf(cluster)),
  ]);
}
