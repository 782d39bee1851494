import type { Container } from "../types.ts";
/** The repository and the version of a container's image; empty where its name is none. */
export declare function imageTag({ image }: Container): {
    repository: string;
    version: string;
};
