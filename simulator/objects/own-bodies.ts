import { ownCopy } from "../../api/json.ts";
import { type ApiHandler, type ApiRequest, ask } from "../../api/request.ts";

/** The request with a body of its own: whoever sent it may go on changing what was sent. */
export const withOwnBody = (request: ApiRequest): ApiRequest =>
  request.body === undefined
    ? request
    : Object.assign({}, request, { body: ownCopy(request.body) });

/** The API for code that is no part of the product, and may change later what it has sent. */
export const ownBodies = (handler: ApiHandler): ApiHandler => ({
  ...handler,
  handle: (request) => handler.handle(withOwnBody(request)),
  ask: (request, done) => ask(handler, withOwnBody(request), done),
});
