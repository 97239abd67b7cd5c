"""A sticky proxy of a few lines: each connection goes to the next server in turn and stays with it.

A visitor's tab is one WebSocket, so this keeps a person with one process. Not for use outside the bench.
"""

import argparse
import asyncio
from itertools import cycle

import uvloop


async def main(port: int, servers: list[int]) -> None:
    """Listen until the process is stopped."""
    turn = cycle(servers)

    async def taken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        other_reader, other_writer = await asyncio.open_connection("127.0.0.1", next(turn))
        await asyncio.gather(passed_on(reader, other_writer), passed_on(other_reader, writer))

    server = await asyncio.start_server(taken, "127.0.0.1", port, backlog=1024)
    await server.serve_forever()


async def passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Everything from one side to the other until either ends."""
    try:
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    except ConnectionError:
        # The visitor or the server has gone: so has the connection.
        pass
    finally:
        writer.close()


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("servers", nargs="+", type=int)
    asked.add_argument("--server.port", dest="port", type=int)
    said, _ = asked.parse_known_args()
    uvloop.run(main(said.port, said.servers))
