import type { Container } from "../types.ts";
export declare function serverName({ image, args }: Container): string;
/** The variables that an image itself sets. */
export declare function imageVariables(image: string): readonly (readonly [string, string])[];
