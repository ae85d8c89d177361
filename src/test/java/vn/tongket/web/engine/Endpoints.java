package vn.tongket.web.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** Every endpoint of the engine's REST API, as its classes declare them: {@code POST /task/{id}/complete}. */
final class Endpoints {

    private Endpoints() {}

    record Endpoint(String method, String path) implements Comparable<Endpoint> {

        boolean reads() {
            return Set.of("GET", "HEAD", "OPTIONS").contains(method);
        }

        /** The address with something in place of every parameter. */
        String filled(String id) {
            return path.replaceAll("\\{[^}]*}", id);
        }

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Place(Class<?> type, String path) {}

    static Set<Endpoint> all() {
        return below(DefaultProcessEngineRestServiceImpl.class, "");
    }

    /** What a root resource of the web apps and its parts offer, below the address of its class. */
    static Set<Endpoint> below(Class<?> root, String address) {
        Set<Endpoint> found = new TreeSet<>();
        Set<Place> seen = new java.util.HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place(root, address));
        while (!open.isEmpty()) {
            Place place = open.poll();
            if (!seen.add(place) || place.path().length() > 200) {
                continue;
            }
            for (Method method : place.type().getMethods()) {
                String path = place.path() + slashed(annotation(method, Path.class));
                HttpMethod verb = verb(method);
                if (verb != null) {
                    found.add(new Endpoint(verb.value(), path.isEmpty() ? "/" : path));
                } else if (annotation(method, Path.class) != null) {
                    open.add(new Place(method.getReturnType(), path));
                }
            }
        }
        return found;
    }

    static String slashed(Path path) {
        if (path == null || path.value().replace("/", "").isEmpty()) {
            return "";
        }
        String value = path.value().replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}").replaceAll("/+$", "");
        return value.startsWith("/") ? value : "/" + value;
    }

    private static HttpMethod verb(Method method) {
        return declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A annotation(Method method, Class<A> kind) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(kind))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The method and what it implements or overrides, where the annotations may be. */
    private static Stream<Method> declarations(Method method) {
        Set<Class<?>> types = new java.util.LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(Set.of(method.getDeclaringClass()));
        while (!open.isEmpty()) {
            Class<?> type = open.poll();
            if (types.add(type)) {
                open.addAll(Arrays.asList(type.getInterfaces()));
                if (type.getSuperclass() != null) {
                    open.add(type.getSuperclass());
                }
            }
        }
        return types.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName())
                                && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())));
    }
}
