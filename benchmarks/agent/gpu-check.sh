#!/usr/bin/env bash
# Checks the agent's GPU part on a machine with GPUs: that Temper reads what the real nvidia-smi says, that slots get GPUs of
# their own, and that utilization and memory of a busy GPU are seen. Needs bash, a JDK (17 or newer), nvidia-smi and the jars
# of a built tree (deploy/target/lib) or of a release (lib); no broker and no network. Usage: benchmarks/agent/gpu-check.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
lib=$root/deploy/target/lib
[ -d "$lib" ] || lib=$root/lib
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

echo "== nvidia-smi itself"
nvidia-smi --query-gpu=index,uuid,name,memory.total --format=csv,noheader,nounits
nvidia-smi --query-gpu=index,uuid,utilization.gpu,memory.used --format=csv,noheader,nounits
nvidia-smi -L
begin=$(date +%s%N)
nvidia-smi --query-gpu=index --format=csv,noheader >/dev/null
echo "one call takes $((($(date +%s%N) - begin) / 1000000)) ms; CUDA_VISIBLE_DEVICES is '${CUDA_VISIBLE_DEVICES-not set}'"

echo "== the agent"
load=
if command -v python3 >/dev/null && python3 -c 'import torch, sys; sys.exit(not torch.cuda.is_available())' 2>/dev/null; then
  python3 -c '
import time, torch
a = torch.rand(8192, 8192, device="cuda")
end = time.time() + 40
while time.time() < end:
    a = a @ a / 8192
torch.cuda.synchronize()' &
  load=$!
  trap 'kill $load 2>/dev/null || true' EXIT
  sleep 5
  echo "a matrix is multiplied meanwhile: expect a utilization near 100 and some memory"
else
  echo "no PyTorch with CUDA: nothing keeps the GPU busy, so expect what idles"
fi
"$java" -cp "$lib/*" "$here/GpuCheck.java"
