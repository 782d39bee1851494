import type { JsonObject } from "../../api/json.ts";
import type { Io } from "../io.ts";
import type { Query } from "../server/resources.ts";
import type { Target } from "../targets/targets.ts";
import type { Lines } from "./lines.ts";

/** What a describer has at hand: the object, and what else there is about it. */
export interface Subject {
  readonly object: JsonObject;
  readonly target: Target;
  readonly nowMs: number;
  /** The lines of the events about the object; none where they are not wanted. */
  eventLines(): Promise<Lines>;
  readonly withEvents: boolean;
  /** The objects of another kind, of the object's namespace; undefined where it is not served. */
  list(resource: string, query?: Query): Promise<readonly JsonObject[] | undefined>;
  readonly io: Io;
}

/** Draws up the description of one kind, as lines whose cells are divided by tabs. */
export type Describer = (subject: Subject) => Promise<Lines>;
