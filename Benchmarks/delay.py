"""Puts a delay before name servers, as a network would: every exchange takes so long."""

import asyncio
import threading


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, server, seconds):
        self.server, self.seconds = server, seconds

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, peer):
        asyncio.ensure_future(self.forward(data, peer))

    async def forward(self, data, peer):
        loop = asyncio.get_running_loop()
        answer = loop.create_future()

        class Reply(asyncio.DatagramProtocol):
            def datagram_received(self, data, _):
                if not answer.done():
                    answer.set_result(data)

        started = loop.time()
        transport, _ = await loop.create_datagram_endpoint(Reply, remote_addr=self.server)
        try:
            transport.sendto(data)
            reply = await asyncio.wait_for(answer, 10)
            await asyncio.sleep(self.seconds - (loop.time() - started))
            self.transport.sendto(reply, peer)
        except (asyncio.TimeoutError, OSError):
            pass
        finally:
            transport.close()


async def _stream(reader, writer, server, seconds):
    try:
        length = await reader.readexactly(2)
        query = length + await reader.readexactly(int.from_bytes(length, "big"))
        inner_reader, inner_writer = await asyncio.open_connection(*server)
        inner_writer.write(query)
        length = await inner_reader.readexactly(2)
        answer = length + await inner_reader.readexactly(int.from_bytes(length, "big"))
        inner_writer.close()
        await asyncio.sleep(seconds)
        writer.write(answer)
        await writer.drain()
    except (asyncio.IncompleteReadError, OSError):
        pass
    finally:
        writer.close()


def start(addresses, port, slow_port, seconds):
    """Answers on the slow port of each address with what the other port answers, so many seconds after the question."""
    ready = threading.Event()

    async def serve():
        loop = asyncio.get_running_loop()
        for address in addresses:
            server = (address, port)
            await loop.create_datagram_endpoint(
                lambda server=server: _Datagrams(server, seconds), local_addr=(address, slow_port))
            await asyncio.start_server(
                lambda reader, writer, server=server: _stream(reader, writer, server, seconds), address, slow_port)
        ready.set()
        await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    if not ready.wait(10):
        raise OSError("the delaying servers did not start")
