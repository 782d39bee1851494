import { extentOf } from "./extent.ts";
import { intersection, isEmptySet } from "./field-set.ts";
import { type Edit, isSame, type Owner, type Owners, updatersMax } from "./managers.ts";
import { type HeldOwners, madeOf, RenewedOwners } from "./ownership.ts";

/**
 * The owners after an update that gives new values to fields of its writer, and to no others: those
 * that there were, but for the time. `undefined` where the update may do more than that.
 */
export function renewedOwners(
  held: HeldOwners,
  { shape, before, after, writer }: Edit,
  timeMs: number,
): HeldOwners | undefined {
  const isAgain = held instanceof RenewedOwners && isSame(held.mine, writer);
  const owners = isAgain ? held.base : madeOf(held);
  const mine = isAgain ? held.mine : owners.find((owner) => isSame(owner, writer));
  if (mine === undefined) return undefined;
  const extent = extentOf(shape, before, after, mine.fields);
  if (extent === "same") return held;
  if (extent === "beyond" || !(isAgain || isOnItsOwn(owners, mine))) return undefined;
  return new RenewedOwners(owners, mine, timeMs);
}

/** Whether nobody else owns what it does, and nobody has to go for it. */
const isOnItsOwn = (owners: Owners, mine: Owner): boolean =>
  owners.length <= updatersMax &&
  owners.every(
    (owner) =>
      owner === mine ||
      // The owners of other versions have other names for the same.
      (owner.apiVersion === mine.apiVersion && isEmptySet(intersection(owner.fields, mine.fields))),
  );
