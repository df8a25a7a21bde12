{{- define "temper.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- /* Call with a list: the root, the component. */ -}}
{{- define "temper.selector" -}}
app.kubernetes.io/name: temper
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "temper.labels" -}}
{{ include "temper.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ (index . 0).Chart.Name }}-{{ (index . 0).Chart.Version }}
{{- end -}}

{{- define "temper.registryUrl" -}}
{{- if .Values.registry.url -}}
{{- if .Values.registry.enabled -}}{{- fail "registry.url and registry.enabled: set the one or the other" -}}{{- end -}}
{{- .Values.registry.url -}}
{{- else if .Values.registry.enabled -}}
http://{{ include "temper.name" . }}-registry:8081
{{- else -}}
{{- fail "registry.url: give the schema registry's, or set registry.enabled" -}}
{{- end -}}
{{- end -}}

{{- /* What every pod of Temper's own has. Call with a list: the root, the user's number. */ -}}
{{- define "temper.pod" -}}
serviceAccountName: {{ include "temper.name" (index . 0) }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ index . 1 }}
  runAsGroup: {{ index . 1 }}
  fsGroup: {{ index . 1 }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with (index . 0).Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "temper.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{- /* How a part reaches broker and registry. */ -}}
{{- define "temper.connection" -}}
- {name: TEMPER_BOOTSTRAP, value: {{ required "kafka.bootstrapServers: give the brokers, HOST:PORT separated by commas" .Values.kafka.bootstrapServers | quote }}}
- {name: TEMPER_REGISTRY, value: {{ include "temper.registryUrl" . | quote }}}
- {name: TEMPER_CLIENT_CONFIG, value: /etc/temper/client/client.properties}
{{- end -}}

{{- define "temper.clientMounts" -}}
- {name: client, mountPath: /etc/temper/client, readOnly: true}
{{- if ne .Values.kafka.authentication "none" }}
- {name: user, mountPath: /etc/temper/user, readOnly: true}
{{- end }}
{{- if .Values.kafka.caSecret }}
- {name: ca, mountPath: /etc/temper/ca, readOnly: true}
{{- end }}
{{- end -}}

{{- /* Call with a list: the root, the role as docs/security.md names it. */ -}}
{{- define "temper.clientVolumes" -}}
{{- $root := index . 0 -}}
{{- $role := index . 1 -}}
- name: client
  configMap: {name: {{ include "temper.name" $root }}-client}
{{- if ne $root.Values.kafka.authentication "none" }}
- name: user
  secret: {secretName: {{ index $root.Values.kafka.userSecrets $role | default (printf "%s-%s" (include "temper.name" $root) $role) }}}
{{- end }}
{{- with $root.Values.kafka.caSecret }}
- name: ca
  secret:
    secretName: {{ . }}
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- end -}}

{{- define "temper.probes" -}}
startupProbe:
  httpGet: {path: /health/live, port: http, scheme: {{ . }}}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /health/live, port: http, scheme: {{ . }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: {path: /health/ready, port: http, scheme: {{ . }}}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{- /* A loop of the agent's that stands still fails it; see the image's health command. */ -}}
{{- define "temper.agentProbes" -}}
startupProbe:
  exec: {command: [/opt/temper/health]}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  exec: {command: [/opt/temper/health]}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{- define "temper.claim" -}}
- metadata:
    name: state
  spec:
    accessModes: [ReadWriteOnce]
    {{- with .className }}
    storageClassName: {{ . }}
    {{- end }}
    resources:
      requests: {storage: {{ .size }}}
{{- end -}}

{{- define "temper.placement" -}}
{{- with .nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "temper.checkpoints" -}}
- name: checkpoints
{{- if .claim }}
  persistentVolumeClaim: {claimName: {{ .claim }}}
{{- else if .hostPath }}
  hostPath: {path: {{ .hostPath }}, type: DirectoryOrCreate}
{{- else }}
  emptyDir: {}
{{- end }}
{{- end -}}

{{- /* Whether those who go on with a trial elsewhere see its checkpoint. Call with a list: checkpoints, the storage's name. */ -}}
{{- define "temper.checkpointsSection" -}}
directory: /var/lib/temper/checkpoints
{{- if not (index . 0).claim }}
shared: false
{{- end }}
{{- end -}}
