/** A request with the parts of its path. */
import type { HttpRequest } from "../../api/http-message.ts";
export interface Asked extends HttpRequest {
    /** Without the query, its escapes resolved; `undefined` where they are none. */
    readonly pathname: string | undefined;
    /** `?a=1`, or empty. */
    readonly search: string;
}
export declare function asked(request: HttpRequest): Asked;
/** The parameters of the query, and of a form that came as the body. */
export declare function parametersOf({ search, headers, body }: Asked): URLSearchParams;
/** The parameters as an object; what is said twice is a list. */
export declare function parameterTable(parameters: URLSearchParams): Readonly<Record<string, string | readonly string[]>>;
/** The path without empty parts and dots; `undefined` where it leads out of the root. */
export declare function normalPath(pathname: string): string | undefined;
