import { type Secret } from "../../api/core/secret.ts";
/** The hosts for which the secrets have credentials. */
export declare function credentialsOf(secrets: readonly (Secret | undefined)[]): ReadonlySet<string>;
