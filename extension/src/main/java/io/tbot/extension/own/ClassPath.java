package io.tbot.extension.own;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * The class files of jars and directories, by name.
 *
 * <p>Not: jars inside a jar.
 */
final class ClassPath implements Closeable {
    private static final String SUFFIX = ".class";

    private final List<ClassFileLocator> locators = new ArrayList<>();
    private final SortedSet<String> classNames = new TreeSet<>();

    private ClassPath() {}

    static ClassPath open(List<File> entries, PrintStream out) {
        ClassPath opened = new ClassPath();
        for (File entry : entries) {
            try {
                opened.add(entry);
            } catch (IOException unreadable) {
                out.println("class path entry '" + entry + "' cannot be read: " + unreadable.getMessage());
            }
        }
        return opened;
    }

    SortedSet<String> classNames() {
        return classNames;
    }

    ClassFileLocator files() {
        return new ClassFileLocator.Compound(locators);
    }

    @Override
    public void close() throws IOException {
        for (ClassFileLocator locator : locators) {
            locator.close();
        }
    }

    private void add(File entry) throws IOException {
        if (entry.isDirectory()) {
            try (Stream<Path> walk = Files.walk(entry.toPath())) {
                walk.forEach(file -> addName(entry.toPath().relativize(file).toString()));
            }
            locators.add(new ClassFileLocator.ForFolder(entry));
            return;
        }
        try (JarFile jar = new JarFile(entry)) {
            for (Enumeration<JarEntry> each = jar.entries(); each.hasMoreElements(); ) {
                addName(each.nextElement().getName());
            }
        }
        locators.add(ClassFileLocator.ForJarFile.of(entry));
    }

    private void addName(String file) {
        if (file.endsWith(SUFFIX) && !file.endsWith("-info.class") && !file.startsWith("META-INF")) {
            classNames.add(file.substring(0, file.length() - SUFFIX.length())
                    .replace(File.separatorChar, '.')
                    .replace('/', '.'));
        }
    }
}
