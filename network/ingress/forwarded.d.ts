/** What a request says of its way once it has passed the entry. Source: ingress-nginx 1.14. */
import type { HttpRequest } from "../../api/http-message.ts";
/** The headers of a request as its backend gets them; a client is not believed about its way. */
export declare function forwardedHeaders({ host, headers }: Pick<HttpRequest, "host" | "headers">, { client, isTls }: {
    readonly client: string;
    readonly isTls: boolean;
}): HttpRequest["headers"];
