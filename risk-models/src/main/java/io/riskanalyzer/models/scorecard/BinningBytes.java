package io.riskanalyzer.models.scorecard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The bytes in which sketches and counts travel: what they are, what they are of, and their content. */
final class BinningBytes {
    private static final int VERSION = 1;

    private BinningBytes() {}

    /** Writes or reads the content. */
    interface Content<S> {
        void pass(S stream) throws IOException;
    }

    static byte[] write(String kind, String subject, Content<DataOutputStream> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(kind);
            out.writeInt(VERSION);
            out.writeLong(hash(subject));
            content.pass(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void read(byte[] bytes, String kind, String subject, Content<DataInputStream> content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String found = in.readUTF();
            int version = in.readInt();
            if (!found.equals(kind) || version != VERSION || in.readLong() != hash(subject)) {
                throw new IOException("it is " + found + " " + version);
            }
            content.pass(in);
            if (in.read() >= 0) {
                throw new IOException("it is longer");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The bytes (" + bytes.length + " of them) must be those of a " + kind
                            + " of the same features and settings, but are not: " + e.getMessage()
                            + ".\nMaybe both sides must be made in the same way.",
                    e);
        }
    }

    private static long hash(String subject) {
        CRC32 crc = new CRC32();
        crc.update(subject.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
