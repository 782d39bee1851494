/** A real browser loads pages of simulated servers through the port of the Ingresses. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ingress, rule, service, servingCluster, settled } from "../ingress/cluster.ts";
import { servedIngresses } from "../ingress/served.ts";
import { chromiumPath, launched } from "./chromium.ts";

const cart = "<!DOCTYPE html><title>Cart</title><h1>Empty</h1><a href='/'>Back</a>";

describe.skipIf(chromiumPath === undefined)("Chromium (#7)", () => {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof servedIngresses>>;
  beforeAll(async () => {
    const cluster = servingCluster();
    cluster.apply([
      ingress("shop", { rules: [rule("shop.example", { "/": service("service1", 4200) })] }),
      ingress("safe", {
        tls: [{ hosts: ["safe.example"] }],
        rules: [rule("safe.example", { "/": service("service1", 4200) })],
      }),
      {
        apiVersion: "sim.kubesim.dev/v1alpha1",
        kind: "ImageBehavior",
        metadata: { name: "shop" },
        spec: {
          image: "*",
          http: [{ path: "/cart", status: 200, body: cart, latency: "20ms" }],
        },
      },
    ]);
    settled(cluster);
    served = await servedIngresses(cluster);
    browser = await launched(served.port);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  test("loads the page of nginx by the name of its host", async () => {
    const page = await browser.newPage();
    const response = await page.goto("http://shop.example/");
    expect([response?.status(), await page.title()]).toEqual([200, "Welcome to nginx!"]);
    await page.close();
  });

  test("follows links from what a server is said to answer", async () => {
    const page = await browser.newPage();
    await page.goto("http://shop.example/cart");
    expect(await page.textContent("h1")).toBe("Empty");
    await page.click("text=Back");
    expect([page.url(), await page.textContent("h1")]).toEqual([
      "http://shop.example/",
      "Welcome to nginx!",
    ]);
    await page.close();
  });

  test("shows the page of the entry where nobody has the host", async () => {
    const page = await browser.newPage();
    const response = await page.goto("http://unknown.example/");
    expect([response?.status(), await page.textContent("h1")]).toEqual([404, "404 Not Found"]);
    await page.close();
  });

  test("is redirected to TLS, which it does not trust without a Secret", async () => {
    const trusting = await browser.newPage({ ignoreHTTPSErrors: true });
    const response = await trusting.goto("http://safe.example/");
    const { subjectName } = (await response?.securityDetails()) ?? {};
    expect([response?.status(), trusting.url(), subjectName]).toEqual([
      200,
      "https://safe.example/",
      "Kubernetes Ingress Controller Fake Certificate",
    ]);
    await trusting.close();
    const page = await browser.newPage();
    await expect(page.goto("https://safe.example/")).rejects.toThrow("ERR_CERT");
    await page.close();
  });
});
