"""grpc_echo.py ADDRESS — a gRPC server whose every unary method echoes its bytes; says so once it listens."""
import concurrent.futures
import sys

import grpc


class Echo(grpc.GenericRpcHandler):
    def service(self, _):
        return grpc.unary_unary_rpc_method_handler(lambda message, _: message)


server = grpc.server(concurrent.futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((Echo(),))
server.add_insecure_port(sys.argv[1])
server.start()
print("listening", flush=True)
server.wait_for_termination()
