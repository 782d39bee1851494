/**
 * Tasks, "Debug Services" and "Debugging DNS Resolution"; tutorials, "Connecting Applications with
 * Services" and "StatefulSet Basics"; concepts, "Init Containers".
 */
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import type { Example } from "./example.ts";
import { answer, log, pods } from "./views.ts";

/** `kubectl expose`, or `kubectl create service clusterip`. */
const expose =
  (name: string, targetPort: number, selector: object = { app: name }) =>
  (cluster: Cluster) => {
    cluster.apply({
      apiVersion: "v1",
      kind: "Service",
      metadata: { name },
      spec: { selector, ports: [{ port: 80, targetPort }] },
    });
  };

const change = (name: string, spec: object) => (cluster: Cluster) => {
  cluster.patch(Service, name, { spec });
};

/** The head of what nslookup of busybox 1.28 prints. */
const oldHead = "Server:    10.96.0.10\nAddress 1: 10.96.0.10\n\n";
/** CoreDNS asks nobody else for names of the cluster, which BIND tells once for each reply. */
const noRecursion = ";; Got recursion not available from 10.96.0.10\n";
const bindHead = "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n";

export const services: readonly Example[] = [
  {
    behaviour: "a Service is asked for by its name, and mistakes in it are found one by one",
    manifest: "services/hostnames.yaml",
    walk: [
      {
        // "Does the Service exist?"
        at: "30s",
        sees: [
          [answer("client", "wget -O- hostnames"), "wget: bad address 'hostnames'\n"],
          [
            answer("client", "nslookup hostnames"),
            `${oldHead}nslookup: can't resolve 'hostnames'\n`,
          ],
        ],
      },
      { at: "1m", act: expose("hostnames", 9376) },
      {
        // "Does the Service work by DNS name?"
        at: "1m10s",
        sees: [
          [
            answer("client", "nslookup hostnames"),
            `${oldHead}Name:      hostnames\nAddress 1: VIP of hostnames hostnames.default.svc.cluster.local\n`,
          ],
          [
            answer("client", "nslookup hostnames.default"),
            `${oldHead}Name:      hostnames.default\nAddress 1: VIP of hostnames hostnames.default.svc.cluster.local\n`,
          ],
          [
            answer("client", "cat /etc/resolv.conf"),
            "search default.svc.cluster.local svc.cluster.local cluster.local\n" +
              "nameserver 10.96.0.10\noptions ndots:5\n",
          ],
          [
            answer("client", "nslookup kubernetes.default"),
            `${oldHead}Name:      kubernetes.default\nAddress 1: VIP of kubernetes kubernetes.default.svc.cluster.local\n`,
          ],
          // "Does the Service work by IP?"
          [
            answer(
              "client",
              "for i in $(seq 1 30); do wget -qO- hostnames; done" +
                " | grep -o 'hostnames-[a-z0-9]*-[a-z0-9]*' | sort -u | wc -l",
            ),
            "3\n",
          ],
        ],
      },
      // "Is the Service defined correctly?"
      {
        at: "2m",
        act: change("hostnames", { ports: [{ port: 80, targetPort: 9377 }] }),
      },
      {
        at: "2m10s",
        sees: [
          [
            answer("client", "wget -qO- hostnames"),
            "wget: can't connect to remote host (VIP of hostnames): Connection refused\n",
          ],
        ],
      },
      // "Does the Service have any EndpointSlices?"
      {
        at: "3m",
        act: change("hostnames", {
          selector: { app: "hostname" },
          ports: [{ port: 80, targetPort: 9376 }],
        }),
      },
      {
        at: "3m10s",
        sees: [
          [
            answer("client", "wget -T 3 -qO- hostnames"),
            "wget: can't connect to remote host (VIP of hostnames): Connection refused\n",
          ],
        ],
      },
      { at: "4m", act: change("hostnames", { selector: { app: "hostnames" } }) },
      {
        at: "4m10s",
        sees: [[answer("client", "wget -q --spider hostnames && echo well"), "well\n"]],
      },
    ],
  },
  {
    behaviour: "a pod with the tools for it shows how names are resolved",
    manifest: "services/dnsutils.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [
            answer("dnsutils", "nslookup kubernetes.default"),
            `${noRecursion.repeat(2)}${bindHead}Name:\tkubernetes.default.svc.cluster.local\nAddress: VIP of kubernetes\n${noRecursion}\n`,
          ],
          [
            answer("dnsutils", "cat /etc/resolv.conf"),
            "search default.svc.cluster.local svc.cluster.local cluster.local\n" +
              "nameserver 10.96.0.10\noptions ndots:5\n",
          ],
          [
            answer("dnsutils", "nslookup no-such-service"),
            `${noRecursion.repeat(3)}${bindHead}** server can't find no-such-service: NXDOMAIN\n\n`,
          ],
          // "Are you able to resolve a Service of another namespace?"
          [
            answer("dnsutils", "dig +search +short kubernetes.default; dig +short kubernetes"),
            "VIP of kubernetes\n",
          ],
        ],
      },
      { at: "1m", act: (cluster) => cluster.components.stop("coredns") },
      {
        // "Is the DNS pod running?"
        at: "1m10s",
        sees: [
          [
            answer("dnsutils", "nslookup kubernetes.default"),
            `${";; communications error to 10.96.0.10#53: timed out\n".repeat(3)}` +
              ";; no servers could be reached\n\n",
          ],
          [
            answer("dnsutils", "curl -sS kubernetes.default"),
            "curl: (6) Could not resolve host: kubernetes.default\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "web servers are reached by name and by address, from inside the cluster only",
    manifest: "services/my-nginx.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [
            answer("curl", "nslookup my-nginx"),
            `${oldHead}Name:      my-nginx\nAddress 1: VIP of my-nginx my-nginx.default.svc.cluster.local\n`,
          ],
          [
            answer("curl", "curl -s -o /dev/null -w '%{http_code} from %{remote_ip}\\n' my-nginx"),
            "200 from VIP of my-nginx\n",
          ],
          [answer("curl", "curl -s my-nginx | grep '<h1>'"), "<h1>Welcome to nginx!</h1>\n"],
          [
            answer("curl", "curl -sSm 2 my-nginx:8080; ping -qc 1 -W 1 my-nginx | grep loss"),
            "curl: (28) Connection timed out after 2001 milliseconds\n" +
              "1 packets transmitted, 0 packets received, 100% packet loss\n",
          ],
          [
            (cluster) => cluster.curl("http://my-nginx").failure,
            { reason: "NameNotFound", message: "resolve my-nginx: no such name" },
          ],
        ],
      },
    ],
  },
  {
    behaviour: "init containers wait until the names of Services are known",
    manifest: "services/waits-for-services.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["myapp-pod 0/1 Init:0/2 0"]],
          [
            log("myapp-pod", { container: "init-myservice", tailLines: 2 }),
            "nslookup: can't resolve 'myservice.default.svc.cluster.local'\nwaiting for myservice\n",
          ],
        ],
      },
      { at: "30s", act: expose("myservice", 9376) },
      { at: "40s", sees: [[pods, ["myapp-pod 0/1 Init:1/2 0"]]] },
      { at: "50s", act: expose("mydb", 9377) },
      {
        at: "1m",
        sees: [
          [pods, ["myapp-pod 1/1 Running 0"]],
          [log("myapp-pod"), "The app is running!\n"],
        ],
      },
    ],
  },
  {
    behaviour: "pods of a StatefulSet have stable names",
    manifest: "services/stable-names.yaml",
    walk: [
      {
        at: "1m",
        sees: [
          [
            answer("dns-test", "nslookup web-0.nginx"),
            `${oldHead}Name:      web-0.nginx\nAddress 1: IP of web-0 web-0.nginx.default.svc.cluster.local\n`,
          ],
          [
            answer("dns-test", "nslookup web-1.nginx | tail -1"),
            "Address 1: IP of web-1 web-1.nginx.default.svc.cluster.local\n",
          ],
        ],
      },
      { at: "1m10s", act: (cluster) => cluster.delete(Pod, "web-0") },
      {
        at: "2m30s",
        sees: [
          [
            answer("dns-test", "nslookup web-0.nginx | tail -1"),
            "Address 1: IP of web-0 web-0.nginx.default.svc.cluster.local\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a command probes its own server, or somebody else's",
    manifest: "services/probed-by-curl.yaml",
    walk: [
      {
        at: "30s",
        sees: [[pods, ["backend 1/1 Running 0", "frontend 1/1 Running 0"]]],
      },
      { at: "40s", act: change("backend", { selector: { app: "nobody" } }) },
      {
        at: "50s",
        sees: [[pods, ["backend 1/1 Running 0", "frontend 0/1 Running 0"]]],
      },
      { at: "1m", act: change("backend", { selector: { app: "backend" } }) },
      {
        at: "1m10s",
        sees: [[pods, ["backend 1/1 Running 0", "frontend 1/1 Running 0"]]],
      },
    ],
  },
  {
    behaviour: "a script asks the API server as the account of its pod",
    manifest: "services/asks-the-api.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["asks-the-api 0/1 Completed 0"]],
          [
            log("asks-the-api"),
            '  "versions": [\n    "v1"\n  ],\n    "serviceAccountName": "pod-watcher",\n200 403\n',
          ],
        ],
      },
    ],
  },
];
