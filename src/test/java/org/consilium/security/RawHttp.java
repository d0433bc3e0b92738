package org.consilium.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Speaks HTTP by hand, because a proper client will not send a foreign Host or a header of three megabytes. */
record RawHttp(int port) {
    record Answer(int status, List<String> headers, String body) {
        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst();
        }
    }

    Answer send(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
                request.append("Host: localhost:").append(port).append("\r\n");
            }
            List.of(headers).forEach(header -> request.append(header).append("\r\n"));
            request.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            List<String> lines = List.of(answer.substring(0, end).split("\r\n"));
            int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
            return new Answer(status, lines.subList(1, lines.size()), answer.substring(end + 4));
        }
    }
}
