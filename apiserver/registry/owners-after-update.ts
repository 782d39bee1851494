import type { JsonObject } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { formatTime } from "../../api/runtime.ts";
import { afterUpdate, type Edit, type Owners } from "../fields/managers.ts";
import {
  DeferredOwners,
  depthOf,
  type HeldOwners,
  heldOwners,
  madeOf,
  ownersOf,
  RenewedOwners,
} from "../fields/ownership.ts";
import { renewedOwners } from "../fields/renewal.ts";
import { keptFields } from "../fields/reset-fields.ts";
import { rootShape } from "../fields/shape.ts";
import { asJson, type Call, memberOf } from "./context.ts";
import {
  hasSameOwned,
  namedOwners,
  resetsStatus,
  type Writing,
  withStatus,
  writerOf,
  writingOf,
} from "./ownership.ts";
import type { ResourceTable } from "./resource-table.ts";
import { customVersions, hasObsolete, versionsOf } from "./versions.ts";

/** A change of an object, or of its status, from what is stored to what was sent. */
interface Update {
  readonly resources: ResourceTable;
  readonly writing: Writing;
  readonly stored: KubeObject;
  readonly decoded: KubeObject;
  readonly isStatus: boolean;
  readonly timeMs: number;
}

/** A change of nothing but the status: the rest of the object need not be kept for it. */
interface StatusUpdate {
  readonly writing: Writing;
  readonly held: HeldOwners;
  readonly before: unknown;
  readonly after: unknown;
  readonly timeMs: number;
}

/**
 * The owners after an update from `stored` to `decoded`, as the writer sent it. Only the status
 * changes through a status subresource, and all but the status of the object itself.
 */
export function ownersAfterUpdate(
  call: Call,
  stored: KubeObject,
  decoded: KubeObject,
  subresource?: string,
): HeldOwners {
  const isStatus = call.request.subresource === "status";
  const writing = writingOf(call, writerOf(call, "Update", subresource));
  const timeMs = call.registry.clock.now();
  const { resources } = call.registry;
  const update = { resources, writing, stored, decoded, isStatus, timeMs };
  // Who writes through a subresource names no owners.
  const named = call.request.subresource === undefined ? namedOwners(decoded) : undefined;
  if (named !== undefined) return afterEdit(writing, named, editOf(update), timeMs);
  const held = heldOwners(stored);
  const depth = depthOf(held);
  const waits = depth > 0 && depth < depthMax(call);
  if (isStatus && hasSameOwned(stored.metadata, decoded.metadata)) {
    const [before, after] = [memberOf(stored, "status"), memberOf(decoded, "status")];
    const status = { writing, held, before, after, timeMs };
    if (waits) return DeferredOwners.of(ownersAfterStatus, status, held);
    return atOnce(writing, held, editOfStatus(status), timeMs);
  }
  if (waits) return DeferredOwners.of(ownersAfter, update, held);
  return atOnce(writing, held, editOf(update), timeMs);
}

/**
 * The owners after a renewal by the writer, if that changes nothing but the time of its entry:
 * undefined where it does not own all that is renewed.
 */
export function ownersAfterRenewal(
  call: Call,
  stored: KubeObject,
  renewed: KubeObject,
): RenewedOwners | undefined {
  const writing = writingOf(call, writerOf(call, "Update"));
  const { clock, resources } = call.registry;
  const timeMs = clock.now();
  const held = heldOwners(stored);
  const [before, after] = [memberOf(stored, "status"), memberOf(renewed, "status")];
  const edit =
    call.request.subresource === "status"
      ? editOfStatus({ writing, held, before, after, timeMs })
      : editOf({ resources, writing, stored, decoded: renewed, isStatus: false, timeMs });
  const owners = renewedOwners(held instanceof RenewedOwners ? held : madeOf(held), edit, timeMs);
  return owners instanceof RenewedOwners ? owners : undefined;
}

/**
 * How many writes in a row may wait to be worked out. A pod is written a few times until it runs;
 * what is written on and on is kept short, but while the log is, which holds all of it anyway.
 */
const depthMax = ({ registry }: Call) => (registry.storage.revision < 20_000 ? 64 : 4);

// What was worked out once is written on and on: that costs least while all of it is at hand.
const atOnce = (writing: Writing, held: HeldOwners, edit: Edit, timeMs: number): HeldOwners =>
  renewedOwners(held, edit, timeMs) ?? afterEdit(writing, madeOf(held), edit, timeMs);

const ownersAfter = (update: Update): Owners =>
  afterEdit(update.writing, ownersOf(update.stored), editOf(update), update.timeMs);

const ownersAfterStatus = (update: StatusUpdate): Owners =>
  afterEdit(update.writing, madeOf(update.held), editOfStatus(update), update.timeMs);

/**
 * Of an object that nobody owns no updater comes to own anything, until somebody applies; and where
 * an owner is of a version that there is no more, all stays as it is.
 * Source: apimachinery managedfields, skipNonAppliedManager and UpdateNoErrors 1.36.
 */
function afterEdit({ definition }: Writing, owners: Owners, edit: Edit, timeMs: number): Owners {
  if (owners.length === 0 || hasObsolete(definition, owners)) return owners;
  return afterUpdate(owners, { ...edit, time: formatTime(timeMs) });
}

function editOf({ resources, writing, stored, decoded, isStatus }: Update): Edit {
  const { definition, writer } = writing;
  const sent = isStatus
    ? withStatus(
        definition.statusLeavesMetadata === true
          ? stored
          : { ...stored, metadata: decoded.metadata },
        decoded,
      )
    : resetsStatus(definition) && writer.subresource === ""
      ? withStatus(decoded, stored)
      : decoded;
  const shape = rootShape(definition.structure);
  const versions = versionsOf(resources, definition);
  const kept = keptFields(definition, writer.subresource);
  return { shape, before: asJson(stored), after: asJson(sent), writer, versions, kept };
}

const editOfStatus = ({ writing, before, after }: StatusUpdate): Edit => ({
  shape: rootShape(writing.definition.structure),
  before: statusAlone(before),
  after: statusAlone(after),
  writer: writing.writer,
  versions: customVersions(writing.definition),
  kept: keptFields(writing.definition, writing.writer.subresource),
});

// A status is JSON as all of its object is.
const statusAlone = (status: unknown) =>
  (status === undefined ? {} : { status }) as unknown as JsonObject;
