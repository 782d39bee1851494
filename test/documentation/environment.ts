/** Tasks, "Inject Data Into Applications": variables, commands and arguments. */
import type { Example } from "./example.ts";
import { events, exec, log, pods } from "./views.ts";

export const environment: readonly Example[] = [
  {
    behaviour: "a container has the variables that it is given",
    manifest: "environment/variables.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["variables 1/1 Running 0"]],
          [log("variables"), "Hello from the environment\nSuch a sweet sorrow\n"],
          [exec("variables", "printenv GREETING"), "Hello from the environment\n"],
        ],
      },
    ],
  },
  {
    behaviour: "arguments are made of variables",
    manifest: "environment/in-arguments.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["print-greeting 0/1 Completed 0"]],
          [log("print-greeting"), "Warm greetings to The Most Honorable Kubernetes\n"],
        ],
      },
    ],
  },
  {
    behaviour: "variables are made of those before them",
    manifest: "environment/dependent.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["dependent-variables 1/1 Running 0"]],
          [
            log("dependent-variables"),
            "UNCHANGED=$(PROTOCOL)://172.17.0.1:80\nADDRESS=https://172.17.0.1:80\nESCAPED=$(PROTOCOL)://172.17.0.1:80\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a command takes the place of that of the image, and services have variables",
    manifest: "environment/command.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["command-demo 0/1 Completed 0"]],
          [log("command-demo"), "command-demo\ntcp://10.96.0.1:443\n"],
        ],
      },
    ],
  },
  {
    behaviour: "entries of ConfigMaps become variables",
    manifest: "environment/from-configmap.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["from-configmap 0/1 Completed 0"]],
          [
            log("from-configmap"),
            "LOG_LEVEL=INFO\nSPECIAL_LEVEL=very\nSPECIAL_TYPE=charm\nTOO_SPECIAL_LEVEL=very\nTOO_SPECIAL_TYPE=charm\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a container waits for the ConfigMap of its variables",
    manifest: "environment/from-missing-configmap.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["waits-for-config 0/1 CreateContainerConfigError 0"]],
          [
            events("waits-for-config", "Failed"),
            ['Failed: Error: configmap "late-config" not found'],
          ],
        ],
      },
      {
        at: "1m",
        act: (cluster) =>
          cluster.apply({
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: "late-config" },
            data: { akey: "here" },
          }),
      },
      {
        at: "1m15s",
        sees: [
          [pods, ["waits-for-config 1/1 Running 0"]],
          [log("waits-for-config"), "here\n"],
        ],
      },
    ],
  },
  {
    behaviour: "entries of Secrets become variables",
    manifest: "environment/from-secret.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["secret-env 1/1 Running 0"]],
          [
            exec("secret-env", "printenv SECRET_USERNAME username password"),
            "my-app\nmy-app\n39528$vdg7Jb\n",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a container knows its requests and limits",
    manifest: "environment/resource-fields.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["resource-fields 0/1 Completed 0"]],
          [log("resource-fields"), "1\n1\n33554432\n67108864\n64\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a container knows its pod, node and address",
    manifest: "environment/pod-fields.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["pod-fields 1/1 Running 0"]],
          [log("pod-fields"), "node-0\npod-fields\ndefault\n10.244.0.2\ndefault\n"],
        ],
      },
    ],
  },
  {
    behaviour: "an init container writes the variables of the next",
    manifest: "environment/from-file.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["from-file 0/1 Completed 0"]],
          [log("from-file"), "DB_ADDRESS=address\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a variable that is not in its file keeps the container from being made",
    manifest: "environment/from-file-without-key.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["file-without-key 0/1 CreateContainerConfigError 0"]],
          [
            events("file-without-key", "Failed"),
            ['Failed: Error: environment variable key "B" not found in file "config.env"'],
          ],
        ],
      },
    ],
  },
];
