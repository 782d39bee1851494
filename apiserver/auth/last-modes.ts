import type { UserInfo } from "../../api/authentication/user-info.ts";
import type { ImpersonationMode } from "./impersonation.ts";

/** Of so many users it is known. */
const usersMax = 10_000;

/**
 * In which way each user was last taken for somebody else. It is tried first from then on, so that
 * who is refused is told of the way that they usually go.
 * Source: apiserver endpoints/filters/impersonation/cache.go modeIndexCache 1.36.
 */
export class LastModes {
  /** By user, those that were not heard of for the longest first. */
  readonly #constraints = new Map<string, string | undefined>();

  /** The ways in the order in which they are tried for a user. */
  inOrder(user: UserInfo, modes: readonly ImpersonationMode[]): readonly ImpersonationMode[] {
    const { username = "" } = user;
    if (!this.#constraints.has(username)) return modes;
    const last = this.#constraints.get(username);
    this.note(user, { constraint: last });
    const isLast = ({ constraint }: ImpersonationMode) => constraint === last;
    return [...modes.filter(isLast), ...modes.filter((mode) => !isLast(mode))];
  }

  /** Notes the way that a user has gone. */
  note({ username = "" }: UserInfo, { constraint }: Pick<ImpersonationMode, "constraint">): void {
    this.#constraints.delete(username);
    this.#constraints.set(username, constraint);
    if (this.#constraints.size <= usersMax) return;
    const [oldest] = this.#constraints.keys();
    if (oldest !== undefined) this.#constraints.delete(oldest);
  }
}
