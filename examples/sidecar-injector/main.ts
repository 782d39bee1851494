/** What runs in a real cluster, or beside `kubesim up`: `node main.ts tls.crt tls.key`. */
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { inject } from "./injector.ts";

const [, , cert = "tls.crt", key = "tls.key"] = process.argv;

createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const review = JSON.parse(Buffer.concat(chunks).toString());
    const { patch, ...verdict } = inject(review.request);
    const encoded = patch && {
      patchType: "JSONPatch",
      patch: Buffer.from(JSON.stringify(patch)).toString("base64"),
    };
    const { apiVersion, kind } = review;
    const answer = { uid: review.request.uid, ...verdict, ...encoded };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ apiVersion, kind, response: answer }));
  });
}).listen(8443, () => console.log("listening on 8443"));
