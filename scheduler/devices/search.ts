/**
 * Tries devices until all requests of all claims have theirs: claim by claim, request by request,
 * each device in turn, and back where that leads nowhere. The first solution counts.
 * Source: structured/internal, allocateOne 1.36.
 */
import { resultsMax } from "../../api/resource/claim-status.ts";
import { AllocationError } from "./allocation-error.ts";
import type { Candidate } from "./candidates.ts";
import type { Holding, Holdings } from "./holdings.ts";
import { type Ask, type ClaimAsks, toldOf } from "./requests.ts";
import { untoleratedTaint } from "./taints.ts";

export interface SearchSpace {
  readonly claims: readonly ClaimAsks[];
  /** The devices in the order in which they are tried. */
  readonly candidates: readonly Candidate[];
  readonly holdings: Holdings;
  /** Whether a device is one that was asked for; throws where that cannot be told. */
  matches(ask: Ask, candidate: Candidate): boolean;
}

/** The devices in the order of the claims and their requests; `undefined` where they do not do. */
export function findDevices(space: SearchSpace): readonly Holding[] | undefined {
  const search = { ...space, found: [], attempts: 0 };
  return searchRequest(search, 0, 0) === "found" ? search.found : undefined;
}

interface Search extends SearchSpace {
  readonly found: Holding[];
  attempts: number;
}

/** `tooMany`: it failed only for a claim would have more devices than it can. */
type Outcome = "found" | "none" | "tooMany";

/**
 * How many devices are tried on a node. Kubernetes gives up after ten seconds instead, which is no
 * time that a simulation could go by.
 */
const attemptsMax = 50_000;

function searchRequest(search: Search, claim: number, request: number): Outcome {
  const asks = search.claims[claim];
  if (asks === undefined) return "found";
  const alternatives = asks.requests[request];
  if (alternatives === undefined) {
    const outcome = searchRequest(search, claim + 1, 0);
    return outcome === "tooMany" ? "none" : outcome;
  }
  let outcome: Outcome = "tooMany";
  for (const ask of alternatives) {
    const next = searchDevices(search, ask, { index: 0, from: 0 });
    if (next === "found") return next;
    if (next === "none") outcome = next;
  }
  return outcome;
}

/** The device of a request that is looked for, and the first candidate that may be it. */
interface Turn {
  readonly index: number;
  readonly from: number;
}

function searchDevices(search: Search, ask: Ask, { index, from }: Turn): Outcome {
  if (ask.all?.length === 0) return "none";
  if (index >= ask.count) return searchRequest(search, ask.claim, ask.request + 1);
  const had = search.found.filter((holding) => holding.ask.claim === ask.claim).length;
  if (had + ask.count - index > resultsMax) return "tooMany";
  if (ask.all !== undefined) {
    const candidate = ask.all[index];
    if (candidate === undefined || !tryDevice(search, ask, candidate)) return "none";
    return goOn(search, ask, { index: index + 1, from: 0 });
  }
  for (let at = from; at < search.candidates.length; at += 1) {
    const candidate = search.candidates[at];
    // What is had is not even looked at, so that an expression that fails on it does no harm.
    if (candidate === undefined || search.holdings.isHad(ask, candidate)) continue;
    if (!search.matches(ask, candidate) || !tryDevice(search, ask, candidate)) continue;
    const outcome = goOn(search, ask, { index: index + 1, from: at + 1 });
    if (outcome !== "none") return outcome;
  }
  return "none";
}

/** Searches on with the device that was taken last, and gives it back where that fails. */
function goOn(search: Search, ask: Ask, turn: Turn): Outcome {
  const outcome = searchDevices(search, ask, turn);
  if (outcome === "found") return outcome;
  search.found.pop();
  search.holdings.giveBack();
  for (const { remove } of search.claims[ask.claim]?.constraints ?? []) remove(ask);
  return outcome;
}

function tryDevice(search: Search, ask: Ask, candidate: Candidate): boolean {
  search.attempts += 1;
  if (search.attempts > attemptsMax) {
    throw new AllocationError("timed out trying to allocate devices");
  }
  if (untoleratedTaint(candidate.device, ask.wanted.tolerations) !== undefined) return false;
  const holding = search.holdings.take(ask, candidate);
  if (holding === undefined) return false;
  if (meetsConstraints(search, ask, candidate)) {
    search.found.push(holding);
    return true;
  }
  search.holdings.giveBack();
  if (ask.all === undefined) return false;
  const problem = "because a claim constraint would not be satisfied";
  throw new AllocationError(`${toldOf(ask)}: cannot add device ${candidate.id} ${problem}`);
}

/** Adds the device to all constraints of the claim, or to none of them. */
function meetsConstraints(search: Search, ask: Ask, candidate: Candidate): boolean {
  const constraints = search.claims[ask.claim]?.constraints ?? [];
  const refusing = constraints.findIndex((constraint) => !constraint.add(ask, candidate));
  if (refusing < 0) return true;
  for (const { remove } of constraints.slice(0, refusing)) remove(ask);
  return false;
}
