/** A load balancer, Ingresses of every form, their classes, and policies. */
export const networking = `apiVersion: v1
kind: Service
metadata: {name: balanced, labels: {app: web}}
spec:
  type: LoadBalancer
  loadBalancerIP: 192.0.2.7
  loadBalancerSourceRanges: [10.0.0.0/8, 198.51.100.0/24]
  externalTrafficPolicy: Local
  sessionAffinity: ClientIP
  selector: {app: web}
  ports:
  - {name: dns, port: 53, protocol: UDP}
  - {name: dns-tcp, port: 53}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: acme
  labels: {app: web}
  annotations: {ingressclass.kubernetes.io/is-default-class: "true"}
spec:
  controller: acme.io/ingress
  parameters: {apiGroup: acme.io, kind: Parameters, name: web}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: plain}
spec: {controller: example.com/ingress}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, labels: {app: web}, annotations: {note: x}}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
  tls:
  - {hosts: [a.example, "*.b.example"], secretName: s}
  - {hosts: [c.example]}
  rules:
  - host: a.example
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
      - {path: /http, pathType: Exact, backend: {service: {name: ported, port: {name: http}}}}
      - {path: /none, pathType: Prefix, backend: {service: {name: none, port: {name: http}}}}
  - http:
      paths:
      - pathType: ImplementationSpecific
        backend: {resource: {apiGroup: k8s.example.com, kind: Bucket, name: icons}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: fallback}
spec: {ingressClassName: plain, defaultBackend: {resource: {kind: ConfigMap, name: conf}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: hosts}
spec: {rules: [{host: a.example}, {host: b.example}, {host: c.example}, {host: d.example}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: some, labels: {app: web}, annotations: {note: x}}
spec:
  podSelector:
    matchLabels: {app: web}
    matchExpressions: [{key: tier, operator: In, values: [b, a]}]
  policyTypes: [Ingress, Egress]
  ingress:
  - ports: [{port: 80}, {port: http, protocol: UDP}, {port: 8000, endPort: 9000}, {protocol: SCTP}]
    from:
    - {podSelector: {matchLabels: {app: rich}}}
    - {namespaceSelector: {}, podSelector: {}}
    - {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}
  - from: [{namespaceSelector: {matchLabels: {a: b}}}]
  egress:
  - {}
  - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: isolated}
spec: {podSelector: {}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: silent}
spec: {podSelector: {}, policyTypes: [Egress]}
`;
