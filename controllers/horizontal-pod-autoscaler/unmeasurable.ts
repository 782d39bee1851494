/** Why a number of replicas cannot be told from a metric, in the words of Kubernetes. */
export class Unmeasurable extends Error {
  override readonly name = "Unmeasurable";
}

/** What `attempt` gives; where it cannot be told, what was tried comes before the reason. */
export function trying<T>(what: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Unmeasurable) throw new Unmeasurable(`${what}: ${error.message}`);
    throw error;
  }
}
