import type {
  Endpoint,
  EndpointSlice,
  EndpointSlicePort,
} from "../../api/discovery/endpointslice.ts";
import type { IpFamily } from "../service-pods.ts";
import type { Ledger } from "./ledger.ts";

/** What a slice is to hold. */
export interface Content {
  readonly family: IpFamily;
  readonly ports: readonly EndpointSlicePort[];
  readonly endpoints: readonly Endpoint[];
}

/** The writes of one family: each slice is changed, left or deleted once. */
export interface Changes {
  readonly ledger: Ledger;
  readonly slices: readonly EndpointSlice[];
  readonly created: Content[];
  readonly updated: Map<EndpointSlice, Content>;
  readonly deleted: EndpointSlice[];
}

/** The slices that stay as they are. */
export const unchangedIn = ({ slices, updated, deleted }: Changes): readonly EndpointSlice[] =>
  slices.filter((slice) => !updated.has(slice) && !deleted.includes(slice));
