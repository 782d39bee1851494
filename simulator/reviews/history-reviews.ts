/** Answers Explanations and Timelines. */
import { invalid, invalidObject } from "../../api/field-error.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import { Explanation } from "../../api/sim/explanation.ts";
import { parseMoment } from "../../api/sim/moment.ts";
import { Timeline } from "../../api/sim/timeline.ts";
import type {
  Resource,
  ResourceTable,
  Reviewer,
  Reviewers,
} from "../../apiserver/registry/resource-table.ts";
import { untyped } from "../../client/action.ts";
import { type Log, recordOf, revisionAt, timelineOf } from "../history/index.ts";
import { explain, type Known, type Place } from "../why/index.ts";

/** So many writes of a chain are told: the newest, and the very first. */
const chainMax = 100;
const entriesMaxDefault = 1000;

export interface HistoryReviewOptions {
  /** Called for each question: what is known changes. */
  readonly known: () => Known;
  readonly resources: () => ResourceTable;
  /** The earliest revision that can still be read. */
  readonly heldSince: () => number;
}

/** The reviewers of Explanation and Timeline. */
export function historyReviews(options: HistoryReviewOptions): Reviewers {
  return new Map<ResourceDefinition, Reviewer>([
    // The registry hands a reviewer objects of its kind.
    [untyped(Explanation), (asked) => explanationOf(asked as Explanation, options)],
    [untyped(Timeline), (asked) => timelineFor(asked as Timeline, options)],
  ]);
}

function explanationOf(asked: Explanation, options: HistoryReviewOptions): Explanation {
  const known = options.known();
  const place = placeOf(Explanation, asked, options);
  const { state, object, verdict, findings, chain } = explain(place, known);
  const newestFirst = [...chain.writes].reverse();
  const omitted = Math.max(0, newestFirst.length - chainMax);
  const told = [
    ...newestFirst.slice(0, chainMax - 1),
    ...newestFirst.slice(chainMax - 1).slice(-1),
  ];
  const [first] = known.log;
  return {
    ...asked,
    status: {
      state,
      uid: object.metadata.uid,
      verdict,
      findings: findings.map(({ reasons, ...said }) => ({
        ...said,
        ...(reasons.length > 0 && { reasons }),
      })),
      chain: told.map((write) => recordOf(write, known)),
      ...(omitted > 0 && { omitted }),
      ...(chain.isCutOff && first !== undefined && { unknown: timeText(first.timeMs) }),
    },
  };
}

function timelineFor(asked: Timeline, options: HistoryReviewOptions): Timeline {
  const known = options.known();
  const { object, namespace, since, until, limit = entriesMaxDefault } = asked.spec;
  const place = object === undefined ? undefined : placeOf(Timeline, asked, options);
  const untilMs = msOf(until, known) ?? known.nowMs;
  const { writes, isCut } = timelineOf(known.log, {
    ...(place !== undefined && { of: { table: place.table, key: keyOf(place) } }),
    ...(place === undefined && namespace !== undefined && { namespace }),
    sinceMs: msOf(since, known),
    untilMs,
    limit,
  });
  const revision = heldRevision(known.log, untilMs, options.heldSince());
  const isWhole = known.log[0]?.timeMs === known.startMs;
  return {
    ...asked,
    status: {
      entries: writes.map((write) => recordOf(write, known)),
      ...(isCut && limit > 0 && { isCut }),
      until: timeText(untilMs),
      ...(revision !== undefined && { revision }),
      began: timeText(known.startMs),
      now: timeText(known.nowMs),
      heldSince: timeText(isWhole ? known.startMs : (known.log[0]?.timeMs ?? known.nowMs)),
    },
  };
}

/** The time that a text means; `undefined` for none. */
function msOf(text: string | undefined, { startMs, nowMs }: Known): number | undefined {
  const moment = parseMoment(text ?? "");
  if (moment === undefined) return undefined;
  if ("atMs" in moment) return moment.atMs;
  return "afterMs" in moment ? startMs + moment.afterMs : nowMs - moment.agoMs;
}

/** The revision at a time, where that is still held. */
function heldRevision(log: Log, timeMs: number, heldSince: number): number | undefined {
  const revision = revisionAt(log, timeMs);
  return revision !== undefined && revision >= heldSince ? revision : undefined;
}

/** Throws where nothing of that kind is served. */
function placeOf(
  definition: ResourceDefinition<Explanation> | ResourceDefinition<Timeline>,
  { metadata, spec }: Explanation | Timeline,
  { resources }: HistoryReviewOptions,
): Place {
  const { apiVersion = "", kind = "", namespace, name = "" } = spec.object ?? {};
  const found =
    apiVersion === ""
      ? resources().all.find((each) => each.definition.kind === kind)
      : resources().byKind(apiVersion, kind);
  if (found === undefined || !isStored(found)) {
    const why = found === undefined ? "is not served" : "is computed, and has no history";
    const error = invalid("spec.object.kind", kind, why);
    throw invalidObject(definition, metadata.name ?? "", [error]);
  }
  const scope = found.definition.namespaced ? (namespace ?? "default") : undefined;
  return { definition: found.definition, table: found.table, namespace: scope, name };
}

const isStored = ({ source, reviewer }: Resource) => source === undefined && reviewer === undefined;

const keyOf = ({ namespace, name }: Place) =>
  namespace === undefined ? name : `${namespace}/${name}`;

const timeText = (timeMs: number) => new Date(timeMs).toISOString();
