"""exchange.py SPECIFICATION WORKER…: the worker answers the specification's host bytes with its worker bytes."""
import re
import subprocess
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    page = f.read()
host, worker = (bytes.fromhex(re.search(rf"```{side}\n(.*?)```", page, re.S)[1]) for side in ("host", "worker"))
got = subprocess.run(sys.argv[2:], input=host, stdout=subprocess.PIPE, check=True).stdout
if got != worker:
    sys.exit(f"{sys.argv[1]}: the worker answered\n{got.hex(' ')}\nand the page says\n{worker.hex(' ')}")
print("exchange: as the specification says")
