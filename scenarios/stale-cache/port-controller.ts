/**
 * Gives every shop a port of its own: a ConfigMap with the label `port: wanted` gets `data.port`,
 * from 30001 on. Two controllers that do the same, one of which is wrong.
 */
import { ConfigMap } from "kubesim";
import {
  type Controller,
  create,
  keyOf,
  nothing,
  type Plan,
  splitKey,
  update,
  type View,
  watch,
} from "kubesim/client";

const firstPort = 30001;
const portMax = 30100;
const isShop = ({ metadata }: ConfigMap) => metadata.labels?.port === "wanted";

/**
 * Takes the first port that no shop has. It looks at what it has cached, and two shops that are
 * looked at before the first answer is seen get the same one.
 */
export const carelessPortController: Controller = controllerOf((shop, view) => {
  const taken = new Set(
    view.list(ConfigMap, shop.metadata.namespace).map(({ data }) => data?.port),
  );
  return {
    actions: [
      withPort(
        shop,
        firstFree((port) => taken.has(port)),
      ),
    ],
  };
});

/**
 * Reserves a port before it gives it away, by creating an object that is named after it: of two who
 * try, the API server refuses one, however old what that one has seen is.
 */
export const portController: Controller = controllerOf((shop, view) => {
  const { namespace, name = "" } = shop.metadata;
  const holderOf = (port: string) =>
    view.get(ConfigMap, namespace, reservationName(port))?.data?.holder;
  const port = firstFree((each) => ![undefined, name].includes(holderOf(each)));
  const reservation = {
    metadata: { name: reservationName(port), namespace },
    data: { holder: name },
  };
  const isReserved = holderOf(port) === name;
  return {
    actions: [...(isReserved ? [] : [create(ConfigMap, reservation)]), withPort(shop, port)],
  };
});

function controllerOf(planPort: (shop: ConfigMap, view: View) => Plan): Controller {
  return {
    name: "port-controller",
    watches: [watch(ConfigMap, { keys: (object) => (isShop(object) ? [keyOf(object)] : []) })],
    reconcile(key, view) {
      const { namespace, name } = splitKey(key);
      const shop = view.get(ConfigMap, namespace, name);
      if (shop === undefined || shop.data?.port !== undefined) return nothing;
      return planPort(shop, view);
    },
  };
}

const reservationName = (port: string) => `port-${port}`;

const withPort = (shop: ConfigMap, port: string) =>
  update(ConfigMap, { ...shop, data: { ...shop.data, port } });

function firstFree(isTaken: (port: string) => boolean): string {
  for (let port = firstPort; port <= portMax; port += 1) {
    if (!isTaken(String(port))) return String(port);
  }
  throw new Error(`no port is free up to ${portMax}`);
}
