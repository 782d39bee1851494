import type { ConversionWebhook, KubeObject } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import type { Storage } from "../storage/storage.ts";
import { readAnswer } from "./answer.ts";
import { callOf } from "./client-config.ts";
import { conversionReview, convertedObjects, reviewVersionOf } from "./conversion-review.ts";
import type { Decision } from "./decision.ts";

/** Seconds that a conversion webhook has. Source: rest.InClusterConfig's client, 1.36. */
const timeoutSeconds = 30;

/** Converts custom objects by webhooks, on behalf of the decision that is being made. */
export class Conversions {
  readonly #storage: Storage;
  #decision: Decision | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Whatever is converted meanwhile is needed for this decision. */
  during<T>(decision: Decision | undefined, run: () => T): T {
    const before = this.#decision;
    this.#decision = decision;
    try {
      return run();
    } finally {
      this.#decision = before;
    }
  }

  /**
   * The objects in another version. Ends the decision where the webhook is still to be asked;
   * throws a StatusError where it failed.
   */
  convert(
    { clientConfig, conversionReviewVersions }: ConversionWebhook,
    objects: readonly KubeObject[],
    apiVersion: string,
  ): readonly KubeObject[] {
    const decision = this.#decision;
    const version = reviewVersionOf(conversionReviewVersions);
    if (version === undefined) throw unknownVersions();
    if (decision === undefined) throw outsideDecision(apiVersion);
    const asked = { version, objects, apiVersion };
    const key = `convert ${JSON.stringify(conversionReview(asked, ""))}`;
    const answered = decision.answerTo(key, (uid) => {
      const body = conversionReview(asked, uid);
      return callOf(clientConfig, { body, timeoutSeconds }, this.#storage);
    });
    if (answered === undefined) {
      decision.demand();
      return [];
    }
    decision.warn("warnings" in answered.answer ? answered.answer.warnings : undefined);
    return convertedObjects(asked, readAnswer(answered), answered.uid);
  }
}

const unknownVersions = () => new StatusError("Unknown", "no supported conversion review versions");

const outsideDecision = (apiVersion: string) =>
  new StatusError(
    "InternalError",
    `Internal error occurred: nothing can be converted to ${apiVersion} here`,
  );
